package io.bascule.generator.internal.declaration;

import io.bascule.generator.internal.spelling.Spelling;
import io.bascule.schema.Column;
import io.bascule.schema.ForeignKey;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where foreign keys point to, and what follows from it. */
final class LinkText {
  /** How many columns a typed foreign key can have. */
  static final int MOST = 4;

  private final TableClass owner;
  private final Blueprint blueprint;
  private final Spelling spelling;

  LinkText(TableClass owner, Blueprint blueprint, Spelling spelling) {
    this.owner = owner;
    this.blueprint = blueprint;
    this.spelling = spelling;
  }

  /** Whether a column can say the key by itself. */
  boolean fitsColumn(ForeignKey key) {
    return key.columns().size() == 1
        && owner.fields().containsKey(key.columns().get(0))
        && key.setColumns().isEmpty()
        && (isTyped(key) || Blueprint.isPlain(key.table()));
  }

  /** {@code .references(Users.class, u -> u.id)}, or the same by names. */
  String target(ForeignKey key) {
    TableClass target = blueprint.find(key.table());
    if (target != null && isTyped(key)) {
      String row = target.parameter();
      return key.referenced().stream()
          .map(column -> ", %s -> %s.%s".formatted(row, row, target.path(column)))
          .collect(Collectors.joining("", ".references(" + target.name() + ".class", ")"));
    }
    String table =
        Blueprint.isPlain(key.table())
            ? spelling.code(key.table().toString())
            : spelling.name(key.table());
    return Stream.concat(Stream.of(table), key.referenced().stream().map(spelling::code))
        .collect(Collectors.joining(", ", ".referencesTable(", ")"));
  }

  /** Whether the Java types of both sides agree, as the typed words want it. */
  private boolean isTyped(ForeignKey key) {
    TableClass target = blueprint.find(key.table());
    int size = key.columns().size();
    return target != null
        && size > 0
        && size <= MOST
        && owner.fields().keySet().containsAll(key.columns())
        && key.referenced().size() == size
        && target.fields().keySet().containsAll(key.referenced())
        && IntStream.range(0, size)
            .allMatch(
                i ->
                    javaType(owner, key.columns().get(i))
                        .equals(javaType(target, key.referenced().get(i))));
  }

  private JavaType javaType(TableClass table, String column) {
    Column found = table.table().column(column).orElseThrow();
    return blueprint.javaType(table.table().id(), found);
  }

  /** What the key says besides. */
  String actions(ForeignKey key) {
    var spelled = new StringBuilder();
    List<String> paths =
        key.setColumns().stream().map(column -> ", " + owner.existing(column)).toList();
    if (key.onDelete() != ForeignKey.Action.NO_ACTION || !paths.isEmpty()) {
      String columns = String.join("", paths);
      spelled.append(".onDelete(").append(key.onDelete()).append(columns).append(')');
    }
    if (key.onUpdate() != ForeignKey.Action.NO_ACTION) {
      spelled.append(".onUpdate(").append(key.onUpdate()).append(')');
    }
    if (key.match() != ForeignKey.Match.SIMPLE) {
      spelled.append(".match(").append(key.match()).append(')');
    }
    return spelled + RuleText.deferrable(key.deferral()) + RuleText.validity(key.validity());
  }
}
