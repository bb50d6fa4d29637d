package io.bascule.laws.random;

import io.bascule.schema.Column;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import io.bascule.testkit.RowDump;
import io.bascule.testkit.arbitrary.Evolution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The rows of what stays when a schema changes: of tables and columns that are in both. */
final class KeptRows {
  /** A table under both its names, and its columns under both theirs, in the same order. */
  private record Kept(
      QualifiedName former, List<String> was, QualifiedName present, List<String> is) {
    void keep(String before, String after) {
      was.add(before);
      is.add(after);
    }
  }

  private final Evolution evolution;
  private final Function<QualifiedName, String> title;
  private final List<Kept> kept = new ArrayList<>();

  KeptRows(Evolution evolution, Function<QualifiedName, String> title) {
    this.evolution = evolution;
    this.title = title;
    for (Table after : evolution.after().tables()) {
      QualifiedName former = evolution.after().notes().formerName(after.id()).orElse(after.id());
      evolution.before().table(former).ifPresent(before -> keep(before, after));
    }
  }

  private void keep(Table before, Table after) {
    var same = new Kept(before.id(), new ArrayList<>(), after.id(), new ArrayList<>());
    for (Column column : after.columns()) {
      String former =
          evolution.after().notes().formerName(after.id(), column.name()).orElse(column.name());
      Optional<Column> was = before.column(former).filter(old -> keepsValues(old, column));
      was.ifPresent(old -> same.keep(old.name(), column.name()));
    }
    kept.add(same);
  }

  /** Another type writes the same value otherwise, and another expression computes another one. */
  private static boolean keepsValues(Column before, Column after) {
    boolean plain = before.generated() == null && after.generated() == null;
    return plain && before.type().equals(after.type()) && before.type().kind() != Type.Kind.ENUM;
  }

  Map<String, List<String>> before(RowDump rows) {
    var values = new LinkedHashMap<String, List<String>>();
    kept.forEach(
        k -> values.put(k.present().toString(), rows.values(title.apply(k.former()), k.was())));
    return values;
  }

  Map<String, List<String>> after(RowDump rows) {
    var values = new LinkedHashMap<String, List<String>>();
    kept.forEach(
        k -> values.put(k.present().toString(), rows.values(title.apply(k.present()), k.is())));
    return values;
  }
}
