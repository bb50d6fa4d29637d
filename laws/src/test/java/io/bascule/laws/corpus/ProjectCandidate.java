package io.bascule.laws.corpus;

import io.bascule.cli.project.Imported;
import io.bascule.cli.project.NewRevision;
import io.bascule.cli.project.Project;
import io.bascule.cli.project.RevisionRequest;
import io.bascule.cli.project.RevisionRequest.Strictness;
import io.bascule.cli.project.Settings;
import io.bascule.dialect.DialectException;
import io.bascule.dialect.Unmodelled;
import io.bascule.differ.Answers;
import io.bascule.differ.DifferException;
import io.bascule.operation.Operation;
import io.bascule.revision.Direction;
import io.bascule.revision.Target;
import io.bascule.runner.Progress;
import io.bascule.schema.SchemaException;
import io.bascule.testkit.ScratchDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Goes the way of a user: the wanted database is imported as Java sources, a project beside the
 * live one gets a revision from them, rehearsed and written as Java too, and the runner takes the
 * database up and down by it. All sources must compile without a warning.
 */
final class ProjectCandidate implements Candidate {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final RevisionRequest REQUEST =
      RevisionRequest.of("as wanted").withAnswers(Answers.DROP_ALL);

  @Override
  public String name() {
    return "project";
  }

  /** Where the tables stand on nothing, the database stays empty, as that of a new project. */
  @Override
  public void prepare(ScratchDatabase empty, ScratchDatabase wanted) {
    boolean standing =
        project(Folder.NONE, wanted).live().unmodelled().stream()
            .anyMatch(
                object ->
                    object.place() == Unmodelled.Place.BEFORE_TABLES
                        && !object.definition().isEmpty());
    if (standing) {
      new DirectCandidate().prepare(empty, wanted);
    }
  }

  @Override
  public Change change(ScratchDatabase live, ScratchDatabase wanted) {
    Folder folder = Folder.create();
    try {
      return change(folder, live, wanted);
    } catch (RuntimeException | AssertionError | LinkageError failure) {
      folder.close();
      throw failure;
    }
  }

  private static Change change(Folder folder, ScratchDatabase live, ScratchDatabase wanted) {
    Imported imported =
        refusing(
            () ->
                project(folder, wanted)
                    .importModel(null, "db", "Wanted", Imported.Existing.REFUSE, Strictness.LIST),
            new Others(List.of(), List.of()));
    folder.demandCleanSources();
    Project project = project(folder, live);
    Others others = new Others(project.live().unmodelled(), imported.unmodelled());
    Optional<NewRevision> revision = refusing(() -> project.revision(REQUEST), others);
    if (revision.isPresent()) {
      folder.demandCleanSources();
    }
    return new Written(folder, live, revision.isEmpty(), others);
  }

  /** A project anew, as each command has one: nothing is remembered from the one before. */
  private static Project project(Folder folder, ScratchDatabase database) {
    return Project.at(Settings.load(folder.path(), Map.of("url", database.url())));
  }

  /**
   * Does the work. A refusal is what the differ or the dialect say no to, and whatever tells of one
   * of the objects left alone as the reason; all else that fails is broken.
   */
  private static <T> T refusing(Supplier<T> work, Others others) {
    try {
      return work.get();
    } catch (RuntimeException failure) {
      if (Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
          .anyMatch(cause -> isRefusal(cause) || others.areNamedBy(cause))) {
        throw new Refusal(failure);
      }
      throw failure;
    }
  }

  private static boolean isRefusal(Throwable cause) {
    return cause instanceof DialectException
        || cause instanceof DifferException
        || cause instanceof SchemaException;
  }

  private record Written(Folder folder, ScratchDatabase live, boolean isEmpty, Others others)
      implements Change {

    @Override
    public void upgrade() {
      run(Direction.UP, Target.HEAD);
    }

    @Override
    public void downgrade() {
      run(Direction.DOWN, Target.BASE);
    }

    private void run(Direction direction, Target target) {
      refusing(
          () -> project(folder, live).run(direction, target, PATIENCE, Progress.SILENT), others);
    }

    /** What the check finds. */
    @Override
    public List<String> remaining() {
      return refusing(
          () ->
              project(folder, live).check(Strictness.LIST).differences().stream()
                  .map(Operation::describe)
                  .toList(),
          others);
    }

    @Override
    public List<LeftAlone> leftAlone() {
      return others.leftAlone();
    }

    @Override
    public void close() {
      folder.close();
    }
  }
}
