package io.bascule.generator;

import freemarker.core.ParseException;
import freemarker.template.TemplateException;
import io.bascule.generator.internal.code.Chains;
import io.bascule.generator.internal.code.Imports;
import io.bascule.generator.internal.code.Layout;
import io.bascule.generator.internal.code.Parts;
import io.bascule.generator.internal.code.Words;
import io.bascule.generator.internal.spelling.Spelling;
import io.bascule.generator.internal.spelling.Style;
import io.bascule.generator.internal.template.OperationText;
import io.bascule.generator.internal.template.Templates;
import io.bascule.operation.Hazard;
import io.bascule.operation.Operations;
import io.bascule.revision.Changes;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes revisions down as Java. */
public final class RevisionWriter {
  private static final String BUNDLED = "revision.java.ftl";

  private final @Nullable Path template;
  private final String text;
  private final Set<String> taken;
  private final @Nullable String name;

  private RevisionWriter(
      @Nullable Path template, String text, Set<String> taken, @Nullable String name) {
    this.template = template;
    this.text = text;
    this.taken = Set.copyOf(taken);
    this.name = name;
  }

  /** Writes with the template that the tool brings along. */
  public static RevisionWriter standard() {
    return new RevisionWriter(null, "", Set.of(), null);
  }

  /**
   * Writes with a template of the user's own.
   *
   * @throws GeneratorException if the file cannot be read
   */
  public static RevisionWriter using(Path template) {
    try {
      return new RevisionWriter(template, Files.readString(template), Set.of(), null);
    } catch (IOException e) {
      throw GeneratorException.unreadableTemplate(template, e);
    }
  }

  /**
   * The same, but for classes of those names: a revision of the same minute with the same message
   * as another one has its id in its name, too.
   */
  public RevisionWriter avoiding(Set<String> classNames) {
    return new RevisionWriter(template, text, classNames, null);
  }

  /** The same, but for a class of that name: that of a revision which is written again. */
  public RevisionWriter named(String className) {
    return new RevisionWriter(template, text, taken, className);
  }

  /**
   * The source of a revision.
   *
   * @throws GeneratorException if a change cannot be written down, or if the user's template is
   *     wrong
   */
  public JavaSource write(RevisionDraft draft) {
    var imports = new Imports();
    List.of(Changes.class, Revision.class, RevisionInfo.class).forEach(imports::type);
    var parts = new Parts("Part");
    var words = new OperationText(new Spelling(imports, parts, Style.STATIC));
    var model = new HashMap<String, Object>();
    putBody(model, "upgrade", losses(draft.upgrade()) + body(draft.upgrade(), words, parts));
    putBody(
        model,
        "downgrade",
        irreversible(draft) + losses(draft.downgrade()) + body(draft.downgrade(), words, parts));
    model.put("blank", draft.isBlank());
    model.put("parts", parts.sources());
    model.put("staticImports", imports.statics());
    model.put("imports", imports.types());
    String plain = RevisionName.of(draft.created(), draft.message(), draft.id());
    String className =
        name != null
            ? name
            : taken.contains(plain) ? RevisionName.withId(plain, draft.id()) : plain;
    model.put("className", className);
    model.put("packageName", draft.packageName());
    model.put("javadoc", Words.wrapped(sentence(draft), Layout.WIDTH - 3));
    model.put("annotation", annotation(draft));
    model.put("id", draft.id());
    model.put("after", draft.place().after());
    model.put("dependsOn", draft.place().dependsOn());
    model.put("labels", draft.place().labels());
    model.put("replaces", draft.place().replaces());
    model.put("message", draft.message());
    model.put("created", created(draft));
    return new JavaSource(draft.packageName(), className, filled(model));
  }

  /** An empty body is no value at all, so that the template says what stands in its stead. */
  private static void putBody(Map<String, Object> model, String name, String body) {
    if (!body.isEmpty()) {
      model.put(name, body);
    }
  }

  private String filled(Map<String, Object> model) {
    String origin = template == null ? BUNDLED : template.toString();
    try {
      String source =
          template == null ? Templates.bundled(BUNDLED, model) : Templates.own(origin, text, model);
      return source.replace("\r\n", "\n").stripTrailing() + "\n";
    } catch (ParseException e) {
      throw GeneratorException.badTemplate(origin, e.getLineNumber(), e.getEditorMessage(), e);
    } catch (TemplateException e) {
      throw GeneratorException.badTemplate(
          origin,
          e.getLineNumber() == null ? 0 : e.getLineNumber(),
          e.getMessageWithoutStackTop().lines().findFirst().orElse(""),
          e);
    } catch (IOException e) {
      throw GeneratorException.badTemplate(origin, 0, String.valueOf(e.getMessage()), e);
    }
  }

  /** Why there is no way back, if there is none. */
  private static String irreversible(RevisionDraft draft) {
    return draft.irreversible().isEmpty()
        ? ""
        : Parts.lines(
            List.of("changes.irreversible(" + Words.quoted(draft.irreversible()) + ")"), 4);
  }

  /** What the changes delete for good, as comments at the head of a method. */
  private static String losses(Operations operations) {
    return operations.hazards().stream()
        .filter(hazard -> hazard.severity() == Hazard.Severity.DELETES_DATA)
        .map(hazard -> Words.inComment(capitalized(hazard.message()) + "."))
        .distinct()
        .flatMap(sentence -> Words.wrapped(sentence, Layout.WIDTH - 7).stream())
        .map(line -> "    // " + line + "\n")
        .collect(Collectors.joining());
  }

  /** The statements of a method, some of them in parts where they are too many for one. */
  private static String body(Operations operations, OperationText words, Parts parts) {
    var statements = new ArrayList<String>();
    try {
      operations.stream().forEach(operation -> statements.addAll(words.of(operation)));
    } catch (OperationText.Unwritable e) {
      throw GeneratorException.unwritable(e.operation().describe(), String.valueOf(e.getMessage()));
    }
    List<List<String>> groups = Parts.grouped(Chains.joined(statements));
    if (groups.size() < 2) {
      return groups.stream().map(group -> Parts.lines(group, 4)).collect(Collectors.joining());
    }
    return Parts.lines(
        groups.stream().map(group -> parts.statements("Changes", "changes", group)).toList(), 4);
  }

  /** The message as a sentence for Javadoc. */
  private static String sentence(RevisionDraft draft) {
    String words = Words.inJavadoc(draft.message());
    if (words.isEmpty()) {
      return "Revision " + Words.inJavadoc(draft.id()) + ".";
    }
    String sentence = capitalized(words);
    return sentence.matches(".*[.!?…]") ? sentence : sentence + ".";
  }

  private static String capitalized(String words) {
    int first = words.offsetByCodePoints(0, 1);
    return words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
  }

  private static String annotation(RevisionDraft draft) {
    var elements = new ArrayList<String>();
    elements.add("id = " + Words.quoted(draft.id()));
    add(elements, "after", draft.place().after());
    add(elements, "dependsOn", draft.place().dependsOn());
    add(elements, "labels", draft.place().labels());
    add(elements, "replaces", draft.place().replaces());
    elements.add("message = " + Words.quoted(draft.message()));
    elements.add("created = " + Words.quoted(created(draft)));
    String call = "RevisionInfo(" + String.join(", ", elements) + ")";
    return "@" + Layout.of(call, 0, 1);
  }

  private static void add(List<String> elements, String name, List<String> texts) {
    String values = texts.stream().map(Words::quoted).collect(Collectors.joining(", "));
    if (!texts.isEmpty()) {
      elements.add(name + " = " + (texts.size() == 1 ? values : "{" + values + "}"));
    }
  }

  private static String created(RevisionDraft draft) {
    return draft.created().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
