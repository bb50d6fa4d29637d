package io.bascule.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes CREATE TABLE statements as odd as SQLite's grammar allows; some are refused by it. */
final class RandomDdl {
  private final Random random;
  private int columns;

  RandomDdl(long seed) {
    this.random = new Random(seed);
  }

  String next() {
    columns = 1 + random.nextInt(4);
    var text =
        new StringBuilder(word("create") + gap() + word("table") + gap() + quote("t") + maybe());
    text.append('(');
    for (int i = 0; i < columns; i++) {
      text.append(i == 0 ? maybe() : maybe() + "," + maybe()).append(column(i));
    }
    int rules = random.nextInt(3);
    for (int i = 0; i < rules; i++) {
      text.append(i > 0 && random.nextInt(4) == 0 ? gap() : maybe() + "," + maybe());
      text.append(tableRule());
    }
    text.append(maybe()).append(')');
    text.append(one("", "", "", "", " strict", " WITHOUT rowid", "/**/without ROWID,Strict"));
    return text.toString();
  }

  private String column(int index) {
    var text = new StringBuilder(name(index));
    String type = type();
    text.append(type.isEmpty() ? "" : gap() + type);
    int rules = random.nextInt(4);
    for (int i = 0; i < rules; i++) {
      text.append(gap()).append(columnRule());
    }
    return text.toString();
  }

  private String type() {
    return one(
        "",
        "INTEGER",
        "int",
        "text",
        "VARCHAR" + maybe() + "(" + maybe() + "20)",
        "decimal(10,2)",
        "\"weird type\"(3)",
        "'str'",
        "\"b r\"",
        "`bt`",
        "double precision",
        "TIMESTAMP WITH TIME ZONE",
        "numeric(5,-2)",
        "blob",
        "my \"x\" type",
        "any",
        "\"INTEGER\"",
        "key action",
        "ROW ROWS",
        "text(+3)",
        "generated",
        "always");
  }

  private String columnRule() {
    String rule =
        one(
            "not null",
            "NOT" + gap() + "NULL on conflict ignore",
            "null",
            "primary key",
            "PRIMARY KEY DESC on conflict abort autoincrement",
            "unique",
            "UNIQUE on conflict replace",
            "check" + maybe() + "(" + expression() + ")",
            "default" + gap() + value(),
            "default(" + expression() + ")",
            "collate nocase",
            "collate \"rtrim\"",
            reference(),
            "deferrable initially deferred",
            "not deferrable",
            "constraint dangling",
            "generated always as (" + expression() + ")",
            "as(1)stored",
            "AS (2)" + gap() + "virtual");
    return named() + rule;
  }

  private String tableRule() {
    String rule =
        one(
            "primary key(" + keys() + ")",
                "PRIMARY KEY" + maybe() + "(" + keys() + " autoincrement)",
            "unique(" + keys() + ")on conflict fail", "unique" + gap() + "(" + keys() + ")",
            "check(" + expression() + ")on conflict abort", "check(" + expression() + ")",
            "foreign key(" + name(0) + ")" + gap() + reference(), "constraint hollow");
    return named() + rule;
  }

  private String keys() {
    String key = name(random.nextInt(columns)) + one("", "", " desc", " collate nocase", " ASC");
    return columns > 1 && random.nextBoolean() ? name(columns - 1) + "," + key : key;
  }

  private String reference() {
    return "references"
        + gap()
        + one("p", "\"P\"", "[p]", "t")
        + one("", "(id)", "( \"id\" )")
        + one(
            "",
            " on delete cascade",
            " ON UPDATE SET NULL on delete no action",
            " match full",
            " on delete restrict on delete set default")
        + one(
            "",
            "",
            " deferrable",
            " not deferrable initially deferred",
            " DEFERRABLE INITIALLY deferred");
  }

  private String expression() {
    return one(
        "1",
        "'a)'",
        "(1+2)*3",
        "\"c0\">0",
        "c0 is not null /* ) */",
        "-- )\n1",
        "x'00'",
        "length('''')",
        "c0 in ('a','b')",
        "case when 1 then 2 end",
        "[c0]<>'('");
  }

  private String value() {
    return one(
        "1",
        "-1",
        "+ 2.5e3",
        "'x'",
        "\"dq\"",
        "foo",
        "null",
        "current_timestamp",
        "TRUE",
        "0x1F",
        "x'ab'",
        "[br]",
        "`bt`",
        "- 5",
        ".5",
        "1_000",
        "action");
  }

  private String named() {
    return random.nextInt(4) > 0
        ? ""
        : "constraint"
            + gap()
            + one("a", "\"b c\"", "[d]", "'e'", "check_1")
            + gap()
            + (random.nextInt(5) == 0 ? "CONSTRAINT again " : "");
  }

  private String name(int index) {
    return List.of("c0", "\"c 1\"", "[c,2]", "c$3").get(index);
  }

  private String quote(String name) {
    return one(name, "\"" + name + "\"", "`" + name + "`");
  }

  private String word(String word) {
    return random.nextBoolean() ? word : word.toUpperCase(java.util.Locale.ROOT);
  }

  private String gap() {
    return one(" ", " ", " ", "\n  ", "/* , ) */", " -- ', (\n", "\t");
  }

  private String maybe() {
    return random.nextBoolean() ? "" : gap();
  }

  private String one(String... choices) {
    var all = new ArrayList<>(List.of(choices));
    return all.get(random.nextInt(all.size()));
  }
}
