package io.bascule.cli;

/** What the process says when it ends. */
enum Exit {
  DONE(0),
  FAILED(1),
  WRONG_USE(2),
  DIFFERENT(3),
  MANY_HEADS(4),
  LOCKED(5);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
