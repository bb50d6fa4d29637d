package io.bascule.cli.project;

import io.bascule.generator.JavaSource;
import io.bascule.generator.RevisionDraft;
import io.bascule.generator.RevisionFile;
import io.bascule.generator.RevisionWriter;
import io.bascule.operation.Operations;
import io.bascule.revision.Place;
import io.bascule.revision.Revision;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
  private final Instant created = Instant.now().truncatedTo(ChronoUnit.SECONDS);

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
  }

  RevisionDraft draft(Operations upgrade, Operations downgrade) {
    String id = "%08x".formatted(RANDOM.nextInt());
    String packageName = workspace.revisionsPackage(folder);
    return new RevisionDraft(id, place, message, created, packageName, upgrade, downgrade);
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
    TextFile.write(file, source.text());
    try {
      SettledHooks.afterWrite(workspace.settings(), file);
    } catch (ProjectException failed) {
      TextFile.delete(file);
      throw failed;
    }
    workspace.forget();
    new HeadsFile(workspace).write();
    return file;
  }

  private JavaSource source(RevisionDraft draft) {
    return workspace
        .settings()
        .find("template")
        .map(template -> RevisionWriter.using(workspace.settings().folder().resolve(template)))
        .orElseGet(RevisionWriter::standard)
        .avoiding(present)
        .write(draft);
  }

  private Path file(JavaSource source) {
    return folder.resolve(source.fileName());
  }
}
