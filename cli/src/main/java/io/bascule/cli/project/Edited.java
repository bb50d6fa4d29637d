package io.bascule.cli.project;

import java.nio.file.Path;

/**
 * A revision that somebody had in an editor.
 *
 * @param id its id
 * @param file where it stands
 * @param change what became of it
 * @param standing whether the project's database has it
 */
public record Edited(String id, Path file, Change change, Standing standing) {
  /** What became of a file. */
  public enum Change {
    /** It is as it was. */
    NONE,
    /** It is written otherwise, and does the same. */
    WORDING,
    /** It does something else. */
    MEANING
  }

  /** Whether a database has a revision. */
  public enum Standing {
    /** It has. */
    APPLIED,
    /** It has not. */
    NOT_APPLIED,
    /** It could not be asked, or there is none. */
    UNKNOWN
  }
}
