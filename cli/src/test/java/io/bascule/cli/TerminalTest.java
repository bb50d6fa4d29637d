package io.bascule.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.differ.Answers;
import io.bascule.differ.RenameQuestion;
import io.bascule.differ.RenameQuestion.Subject;
import io.bascule.revision.Direction;
import io.bascule.runner.Counted;
import io.bascule.runner.Loss;
import io.bascule.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All questions of one look at the database are asked at once. */
class TerminalTest {
  private static RenameQuestion column(String table, String before, String after) {
    return new RenameQuestion(QualifiedName.of(table), before, after, Subject.COLUMN, null);
  }

  @Test
  void oneAnswerSettlesWhatItLeavesNoChoiceFor() {
    var asked = new ArrayList<String>();
    Answers answers =
        Terminal.ask(
            Answers.NONE,
            List.of(
                column("t", "a", "x"),
                column("t", "a", "y"),
                column("t", "b", "x"),
                column("t", "b", "y"),
                column("u", "b", "x")),
            (known, question) -> {
              asked.add(question.key() + "=" + question.after());
              return known.withRenamed(question);
            });
    assertEquals(List.of("t.a=x", "t.b=y", "u.b=x"), asked);
    assertEquals("{t.a=x, t.b=y, u.b=x}", answers.renamed().toString());
  }

  @Test
  void whatIsDroppedIsAskedAboutOnce() {
    Answers answers =
        Terminal.ask(
            Answers.NONE,
            List.of(column("t", "a", "x"), column("t", "a", "y")),
            Answers::withDropped);
    assertEquals("[t.a]", answers.dropped().toString());
  }

  @Test
  void onlyTheWholeWordDeletes() {
    var loss =
        new Loss(
            "a1",
            Direction.DOWN,
            "drop table papers",
            QualifiedName.of("notes"),
            null,
            1204,
            Counted.EXACTLY);
    assertEquals(
        List.of("This deletes for good:", "  1,204 rows of notes   (drop table papers, a1)"),
        Terminal.question(List.of(loss)).lines().toList());
    assertTrue(Terminal.isYes(" Yes "));
    for (String other : new String[] {"y", "", "no", "yes please", null}) {
      assertFalse(Terminal.isYes(other));
    }
  }
}
