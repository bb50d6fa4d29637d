package io.bascule.cli.project;

import io.bascule.cli.project.RevisionRequest.Rehearsing;
import io.bascule.cli.project.RevisionRequest.Strictness;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a database is taken over that was there before its history.
 *
 * @param message one line for the first revision
 * @param into the folder of the model's sources; null for the first that the settings tell
 * @param packageName the package of the model
 * @param className the simple name of the model's class
 * @param rehearsal whether the revision is proved before it is kept
 * @param strictness what to do when the database has what the model cannot say
 * @param patience how long to wait for other runs
 */
public record BaselineRequest(
    String message,
    @Nullable Path into,
    String packageName,
    String className,
    Rehearsing rehearsal,
    Strictness strictness,
    Duration patience) {}
