package io.bascule.cli;

import io.bascule.runner.Amendment;
import io.bascule.runner.Stamp;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells the ledger where a database is. */
@Command(
    name = "stamp",
    mixinStandardHelpOptions = true,
    description = "Tells the ledger at which revisions the database is, without running anything.")
final class StampCommand extends ProjectCommand {
  @Parameters(
      paramLabel = "REVISION",
      arity = "1..*",
      description = {
        "base, head, heads, an id or the beginning of one, id+n, +n, -n, label@head;",
        "several for several heads."
      })
  private List<String> revisions = new ArrayList<>();

  @Option(
      names = "--purge",
      description = "Whatever the ledger says until now: unknown, edited and unfinished revisions.")
  private boolean purge;

  @Mixin private ProtectionOption protection;

  @Option(names = "--sql", description = "Print the SQL script instead of running it.")
  private boolean sql;

  @Mixin private LockTimeoutOption lockTimeout;

  @Override
  boolean takesSigns() {
    return true;
  }

  @Override
  boolean speaksSql() {
    return true;
  }

  @Override
  Answer answer() {
    Stamp told = Stamp.at(revisions.stream().map(this::noOption).toArray(String[]::new));
    Stamp stamp = purge ? told.purging() : told;
    if (sql || options.output() == OutputForm.sql) {
      String script = options.project().ledger().script(stamp);
      return Answer.of(script.stripTrailing()).with("script", script);
    }
    if (purge) {
      options.project().runs().refuseIfProtected("stamp --purge", protection.told());
    }
    Amendment done = options.project().ledger().stamp(stamp, lockTimeout.patience());
    return AmendmentText.answer(done, "Nothing to do: the ledger says so already.");
  }
}
