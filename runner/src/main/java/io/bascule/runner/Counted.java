package io.bascule.runner;

/** How rows were counted. */
public enum Counted {
  /** One by one. */
  EXACTLY(""),
  /** As the database's statistics tell. */
  ABOUT("about "),
  /** All rows of the table, because nobody can tell before which of them it will be. */
  AT_MOST("up to ");

  private final String words;

  Counted(String words) {
    this.words = words;
  }

  /** What stands before the number. */
  String words() {
    return words;
  }
}
