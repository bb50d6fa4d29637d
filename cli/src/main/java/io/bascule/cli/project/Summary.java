package io.bascule.cli.project;

import io.bascule.operation.Hazard;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes as people and programs read them. */
public final class Summary {
  private Summary() {}

  /** One line a change. */
  public static List<String> lines(Operations operations) {
    return operations.stream().map(Operation::describe).toList();
  }

  /** One line a hazard: {@code DS102 all rows of orders are deleted}. */
  public static List<String> hazards(Operations operations) {
    return hazards(operations.hazards());
  }

  /** One line a hazard. */
  public static List<String> hazards(List<Hazard> hazards) {
    return hazards.stream()
        .map(hazard -> hazard.code() + "  " + hazard.message())
        .distinct()
        .toList();
  }

  /** One object a change, for JSON. */
  public static List<Map<String, @Nullable Object>> facts(Operations operations) {
    return operations.stream().map(Summary::facts).toList();
  }

  /** One object a hazard, for JSON. */
  public static List<Map<String, Object>> hazardFacts(List<Hazard> hazards) {
    return hazards.stream().map(Summary::facts).toList();
  }

  private static Map<String, @Nullable Object> facts(Operation operation) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("operation", operation.getClass().getSimpleName());
    var table = operation.table();
    facts.put("table", table == null ? null : table.toString());
    facts.put("description", operation.describe());
    facts.put("hazards", operation.hazards().stream().map(Summary::facts).toList());
    return facts;
  }

  private static Map<String, Object> facts(Hazard hazard) {
    return Map.of(
        "code", hazard.code(),
        "severity", hazard.severity().name(),
        "message", hazard.message());
  }
}
