package io.bascule.runner;

import io.bascule.revision.Direction;
import io.bascule.revision.Target;

/** What a run shall bring about. As text it is the beginning of a message. */
public sealed interface Goal {
  /** The one word for it: {@code upgrade}. */
  String verb();

  /**
   * Forward to a target.
   *
   * @param target where it ends
   */
  record Upgrade(Target target) implements Goal {
    @Override
    public String verb() {
      return Direction.UP.verb();
    }

    @Override
    public String toString() {
      return verb() + " to " + target;
    }
  }

  /**
   * Backward to a target.
   *
   * @param target where it ends
   */
  record Downgrade(Target target) implements Goal {
    @Override
    public String verb() {
      return Direction.DOWN.verb();
    }

    @Override
    public String toString() {
      return verb() + " to " + target;
    }
  }

  /**
   * The last revisions taken back and run again.
   *
   * @param count how many, at least one
   */
  record Redo(int count) implements Goal {
    @Override
    public String verb() {
      return "redo";
    }

    @Override
    public String toString() {
      return count == 1 ? "redo the last revision" : "redo the last " + count + " revisions";
    }
  }

  /** All revisions taken back, and all of the history run from its beginning. */
  record Reset() implements Goal {
    @Override
    public String verb() {
      return "reset";
    }

    @Override
    public String toString() {
      return "reset the database";
    }
  }

  /** All revisions taken back that the history does not have, by what the ledger keeps of them. */
  record StepBack() implements Goal {
    @Override
    public String verb() {
      return Direction.DOWN.verb();
    }

    @Override
    public String toString() {
      return "take back what the history does not have";
    }
  }

  /** Back by what the ledger keeps, to what the history has. */
  Goal STEP_BACK = new StepBack();

  /** Back to base, and up to head. */
  Goal RESET = new Reset();

  /** One way to a target. */
  static Goal of(Direction direction, Target target) {
    return switch (direction) {
      case UP -> new Upgrade(target);
      case DOWN -> new Downgrade(target);
    };
  }
}
