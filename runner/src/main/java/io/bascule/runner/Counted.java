package io.bascule.runner;

/** How rows were counted. */
public enum Counted {
  /** One by one. */
  EXACTLY(""),
  /** As the database's statistics tell. */
  ABOUT("about ");

  private final String words;

  Counted(String words) {
    this.words = words;
  }

  /** What stands before the number. */
  String words() {
    return words;
  }
}
