package io.bascule.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SimulatorTest {
  @Test
  void what_is_stored_is_asked_for_once_and_after_each_change() throws SQLException {
    try (var simulator = Simulator.empty()) {
      simulator.run("CREATE TABLE users (id INTEGER)");
      var stored = simulator.stored();
      assertEquals(null, simulator.unsound("SELECT * FROM users"));
      assertEquals(null, simulator.refusal("SELECT 1"));
      assertSame(stored, simulator.stored());
      simulator.run("CREATE INDEX ix ON users (id)");
      assertEquals(1, simulator.of("index", "USERS").size());
      assertTrue(simulator.has("IX"));
      simulator.trial();
      simulator.run("ALTER TABLE users RENAME TO people");
      assertFalse(simulator.table("users").isPresent());
      assertEquals("people", simulator.of("index", "people").get(0).table());
      simulator.undo();
      assertTrue(simulator.table("Users").isPresent());
      assertNotNull(simulator.refusal("CREATE TABLE users (id)"));
      assertFalse(simulator.table("people").isPresent());
    }
  }
}
