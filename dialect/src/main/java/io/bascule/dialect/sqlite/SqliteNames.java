package io.bascule.dialect.sqlite;

import java.util.Collection;

/** How SQLite compares names: letter case counts for nothing, but among ASCII letters only. */
final class SqliteNames {
  private SqliteNames() {}

  /** Equal for names that SQLite takes for one another. */
  static String fold(String name) {
    var folded = new StringBuilder(name);
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        folded.setCharAt(i, (char) (c + 32));
      }
    }
    return folded.toString();
  }

  /** A keyword in capital letters. */
  static String upper(String word) {
    var capitals = new StringBuilder(word);
    for (int i = 0; i < capitals.length(); i++) {
      char c = capitals.charAt(i);
      if (c >= 'a' && c <= 'z') {
        capitals.setCharAt(i, (char) (c - 32));
      }
    }
    return capitals.toString();
  }

  static boolean same(String left, String right) {
    return left.equals(right) || fold(left).equals(fold(right));
  }

  /** The one of the known names that SQLite takes this name for; the name itself if none. */
  static String resolve(String name, Collection<String> known) {
    if (known.contains(name)) {
      return name;
    }
    return known.stream().filter(other -> same(other, name)).findFirst().orElse(name);
  }
}
