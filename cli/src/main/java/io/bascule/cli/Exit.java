package io.bascule.cli;

/** What the process says when it ends. */
enum Exit {
  DONE(0, "It is done."),
  FAILED(1, "It failed, or was refused."),
  WRONG_USE(2, "The command line is wrong, or a setting is."),
  DIFFERENT(3, "Something differs or is pending (check), or is not in order (verify)."),
  MANY_HEADS(4, "The history has several heads where one is needed."),
  LOCKED(5, "Somebody else kept the database locked.");

  private final int code;
  private final String meaning;

  Exit(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  int code() {
    return code;
  }

  /** What it says, in a sentence. */
  String meaning() {
    return meaning;
  }
}
