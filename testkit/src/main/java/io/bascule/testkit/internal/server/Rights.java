package io.bascule.testkit.internal.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to run a program that refuses to run as root, as PostgreSQL does.
 *
 * @param prefix words to put before the command
 * @param owner the user the program's files must belong to, or null when they may stay ours
 */
public record Rights(List<String> prefix, @Nullable String owner) {
  private static final String NOBODY = "nobody";

  /** The mildest way that works on this machine. */
  public static Rights current() throws IOException {
    String forced = System.getProperty("bascule.testkit.rights", "");
    if (!"0".equals(Command.tryRun("id", "-u"))) {
      return new Rights(List.of(), null);
    }
    for (String way : List.of("unshare", "setpriv", "runuser")) {
      Rights rights = forced.isEmpty() || forced.equals(way) ? way(way) : null;
      if (rights != null) {
        return rights;
      }
    }
    throw new IOException("this is root, and none of unshare, setpriv and runuser work here");
  }

  private static @Nullable Rights way(String way) {
    return switch (way) {
      case "unshare" -> unshare();
      case "setpriv" -> setpriv();
      default -> runuser();
    };
  }

  /** A user namespace without a mapping: we look like nobody, and our files stay ours. */
  private static @Nullable Rights unshare() {
    String id = Command.tryRun("unshare", "-U", "id", "-u");
    return id == null || id.equals("0") ? null : new Rights(List.of("unshare", "-U"), null);
  }

  private static @Nullable Rights setpriv() {
    String group = Command.tryRun("id", "-g", NOBODY);
    if (group == null) {
      return null;
    }
    List<String> prefix =
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + group, "--clear-groups");
    return works(prefix) ? new Rights(prefix, NOBODY) : null;
  }

  private static @Nullable Rights runuser() {
    List<String> prefix = List.of("runuser", "-u", NOBODY, "--");
    return works(prefix) ? new Rights(prefix, NOBODY) : null;
  }

  private static boolean works(List<String> prefix) {
    List<String> words = new ArrayList<>(prefix);
    words.add("true");
    return Command.tryRun(words.toArray(new String[0])) != null;
  }

  /** The command with these rights. */
  public List<String> of(List<String> command) {
    List<String> words = new ArrayList<>(prefix);
    words.addAll(command);
    return words;
  }
}
