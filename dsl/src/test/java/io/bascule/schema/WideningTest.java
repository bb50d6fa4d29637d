package io.bascule.schema;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.schema.Type.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class WideningTest {
  /** Each holds all values of those before it, and none of those after it does. */
  private static final List<List<Type>> CHAINS =
      List.of(
          List.of(
              Type.of(Kind.SMALLINT),
              Type.of(Kind.INTEGER),
              Type.of(Kind.BIGINT),
              Type.decimal(21, 2),
              Type.of(Kind.DECIMAL)),
          List.of(
              Type.decimal(10, 2), Type.decimal(12, 4), Type.decimal(13, 4), Type.of(Kind.DECIMAL)),
          List.of(Type.of(Kind.REAL), Type.of(Kind.DOUBLE)),
          List.of(Type.of(Kind.VARCHAR, 20), Type.of(Kind.VARCHAR, 30), Type.of(Kind.TEXT)),
          List.of(Type.of(Kind.TIMESTAMP, 0), Type.of(Kind.TIMESTAMP, 3), Type.of(Kind.TIMESTAMP)),
          List.of(Type.arrayOf(Type.of(Kind.INTEGER)), Type.arrayOf(Type.of(Kind.BIGINT))));

  private static final List<List<Type>> STRANGERS =
      List.of(
          List.of(Type.decimal(10, 2), Type.decimal(10, 4)),
          List.of(Type.of(Kind.BIGINT), Type.of(Kind.DOUBLE)),
          List.of(Type.of(Kind.BIGINT), Type.decimal(19, 2)),
          List.of(Type.of(Kind.CHAR, 3), Type.of(Kind.TEXT)),
          List.of(Type.of(Kind.BOOLEAN), Type.of(Kind.TEXT)),
          List.of(Type.of(Kind.TIMESTAMP), Type.of(Kind.TIMESTAMP_WITH_TIME_ZONE)),
          List.of(Type.named("citext"), Type.of(Kind.TEXT)));

  @Test
  void aWiderTypeHoldsAllOfANarrowerOne() {
    for (List<Type> chain : CHAINS) {
      for (int i = 0; i < chain.size(); i++) {
        for (int j = 0; j < chain.size(); j++) {
          String pair = chain.get(j) + " holds " + chain.get(i);
          if (j >= i) {
            assertTrue(chain.get(j).holdsAll(chain.get(i)), pair);
          } else {
            assertFalse(chain.get(j).holdsAll(chain.get(i)), pair);
          }
        }
      }
    }
  }

  @Test
  void othersDoNot() {
    for (List<Type> pair : STRANGERS) {
      assertFalse(pair.get(1).holdsAll(pair.get(0)), pair.toString());
    }
  }
}
