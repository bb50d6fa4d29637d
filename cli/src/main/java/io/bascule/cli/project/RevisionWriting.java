package io.bascule.cli.project;

import io.bascule.generator.JavaSource;
import io.bascule.generator.RevisionDraft;
import io.bascule.generator.RevisionFile;
import io.bascule.generator.RevisionWriter;
import io.bascule.operation.Operations;
import io.bascule.revision.Place;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionHeader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes one revision into the project's folder. */
final class RevisionWriting {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Workspace workspace;
  private final Place place;
  private final Path folder;
  private final String message;
  private final Set<String> present;
  private final Instant created;
  private final String id;

  /** The file that is written again; null for a new one. */
  private final @Nullable RevisionFile former;

  /**
   * A writer of one revision.
   *
   * @param folder where its file goes; null for where the revision is that it comes after
   */
  RevisionWriting(Workspace workspace, Place place, @Nullable Path folder, String message) {
    this.workspace = workspace;
    this.place = place;
    this.folder = workspace.folderFor(place, folder);
    this.message = message;
    this.present =
        workspace.files().stream().map(RevisionFile::className).collect(Collectors.toSet());
    this.created = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    this.id = "%08x".formatted(RANDOM.nextInt());
    this.former = null;
  }

  private RevisionWriting(
      Workspace workspace, RevisionHeader header, RevisionFile former, String message) {
    this.workspace = workspace;
    this.place = header.place();
    this.folder = Objects.requireNonNull(former.path().getParent());
    this.message = message.isEmpty() ? header.message() : message;
    this.present = Set.of();
    this.created = instant(header.created());
    this.id = header.id();
    this.former = former;
  }

  /**
   * A writer of a revision that is there: into its file, under its id and of its date.
   *
   * @param message another message; the one that it has where empty
   */
  static RevisionWriting again(Workspace workspace, RevisionHeader header, String message) {
    return new RevisionWriting(workspace, header, workspace.file(header.id()), message);
  }

  private static Instant instant(String created) {
    try {
      return Instant.parse(created);
    } catch (DateTimeParseException toldOtherwise) {
      return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
  }

  RevisionDraft draft(Operations upgrade, Operations downgrade) {
    return draft(upgrade, downgrade, "");
  }

  /**
   * The draft of a revision.
   *
   * @param irreversible why there is no way back; empty if there is one
   */
  RevisionDraft draft(Operations upgrade, Operations downgrade, String irreversible) {
    String packageName = former == null ? workspace.revisionsPackage(folder) : former.packageName();
    return new RevisionDraft(
        id, place, message, created, packageName, upgrade, downgrade, irreversible);
  }

  /** The revision as it will be loaded: from its source, compiled. */
  Revision compiled(RevisionDraft draft) {
    JavaSource source = source(draft);
    var classes = workspace.emptySources().with(file(source), source.text()).compile();
    return Workspace.revision(classes, source.qualifiedName());
  }

  /**
   * Writes it, and does with it what the settings say; if that fails, nothing is written.
   *
   * @throws ProjectException if it cannot be written, or a hook fails
   */
  Path write(RevisionDraft draft) {
    JavaSource source = source(draft);
    Path file = file(source);
    @Nullable String before = Files.exists(file) ? TextFile.read(file) : null;
    TextFile.write(file, source.text());
    try {
      SettledHooks.afterWrite(workspace.settings(), file);
    } catch (ProjectException failed) {
      if (before == null) {
        TextFile.delete(file);
      } else {
        TextFile.write(file, before);
      }
      throw failed;
    }
    workspace.forget();
    new HeadsFile(workspace).write();
    return file;
  }

  private JavaSource source(RevisionDraft draft) {
    RevisionWriter writer =
        workspace
            .settings()
            .find("template")
            .map(template -> RevisionWriter.using(workspace.settings().folder().resolve(template)))
            .orElseGet(RevisionWriter::standard);
    return (former == null ? writer.avoiding(present) : writer.named(former.className()))
        .write(draft);
  }

  private Path file(JavaSource source) {
    return former == null ? folder.resolve(source.fileName()) : former.path();
  }
}
