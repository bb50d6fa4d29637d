package io.bascule.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Lays out the pages of {@code --help}: commands by subject, a command's own options first. */
final class HelpPages {
  private static final String OTHERS = "More";

  private static final Map<String, List<String>> SUBJECTS = new LinkedHashMap<>();

  static {
    SUBJECTS.put("Begin", List.of("init", "import", "baseline"));
    SUBJECTS.put("Write revisions", List.of("revision", "merge", "squash", "edit", "push"));
    SUBJECTS.put(
        "Run them",
        List.of("plan", "upgrade", "downgrade", "rollback", "redo", "reset", "stamp", "repair"));
    SUBJECTS.put(
        "See where things stand",
        List.of(
            "info", "current", "history", "heads", "branches", "show", "check", "diff", "verify"));
    SUBJECTS.put("Keep copies", List.of("backup", "backups", "restore", "prune"));
    SUBJECTS.put("For the shell", List.of("explain", "completion", "man"));
  }

  private HelpPages() {}

  /** The same command line with its help laid out. */
  static CommandLine layOut(CommandLine line) {
    line.getCommandSpec().usageMessage().commandListHeading("");
    line.getHelpSectionMap().put(SECTION_KEY_COMMAND_LIST, HelpPages::commands);
    for (CommandLine command : line.getSubcommands().values()) {
      command.getCommandSpec().usageMessage().abbreviateSynopsis(true);
      command.getHelpSectionMap().put(SECTION_KEY_OPTION_LIST, HelpPages::options);
    }
    return line;
  }

  private static String commands(Help help) {
    var page = new StringBuilder();
    subjects(help).forEach((subject, own) -> add(page, help, subject, own));
    return page.toString();
  }

  /** The commands by subject, each by its name and aliases. */
  static Map<String, Map<String, Help>> subjects(Help help) {
    var left = new LinkedHashMap<String, Help>();
    // An alias stands beside the name: "upgrade, migrate".
    help.subcommands().values().forEach(command -> left.put(command.commandSpec().name(), command));
    var found = new LinkedHashMap<String, Map<String, Help>>();
    SUBJECTS.forEach(
        (subject, names) -> {
          var own = new LinkedHashMap<String, Help>();
          for (String name : names) {
            Help command = left.remove(name);
            if (command != null) {
              own.put(String.join(", ", command.commandSpec().names()), command);
            }
          }
          found.put(subject, own);
        });
    found.put(OTHERS, left);
    found.values().removeIf(Map::isEmpty);
    return found;
  }

  private static void add(StringBuilder page, Help help, String subject, Map<String, Help> own) {
    page.append(String.format("%n%s:%n", subject)).append(help.commandList(own));
  }

  private static String options(Help help) {
    CommandSpec spec = help.commandSpec();
    CommandSpec project = spec.mixins().get("options");
    List<OptionSpec> shared = project == null ? List.of() : project.options();
    var names = new ArrayList<String>();
    shared.forEach(option -> names.add(option.longestName()));
    List<OptionSpec> own =
        spec.options().stream().filter(option -> !names.contains(option.longestName())).toList();
    return list(help, own)
        + (shared.isEmpty() ? "" : String.format("%nThe project:%n") + list(help, shared));
  }

  private static String list(Help help, List<OptionSpec> options) {
    Help.Layout layout = help.createDefaultLayout(options, List.of(), help.colorScheme());
    layout.addAllOptions(options, help.parameterLabelRenderer());
    return layout.toString();
  }
}
