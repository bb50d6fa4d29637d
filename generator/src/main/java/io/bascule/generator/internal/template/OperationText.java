package io.bascule.generator.internal.template;

import freemarker.template.TemplateException;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.utility.DeepUnwrap;
import io.bascule.generator.internal.spelling.Spelling;
import io.bascule.operation.Backfill;
import io.bascule.operation.Condition;
import io.bascule.operation.Operation;
import io.bascule.operation.Row;
import io.bascule.schema.Expression;
import io.bascule.schema.QualifiedName;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Operations as statements that record them. Each has a template by its class's name; each line of
 * that is one statement, without semicolon and not yet broken over lines.
 */
public final class OperationText {
  private final Map<String, Object> words;

  /** Operations in the words of that spelling. */
  public OperationText(Spelling spelling) {
    words =
        Map.of(
            "code", word(Object.class, spelling::code),
            "names", names(spelling),
            "binds", word(List.class, binds -> spelling.binds((List<?>) binds)),
            "condition", word(Condition.class, spelling::condition),
            "record", word(Row.class, spelling::row),
            "backfill", word(Backfill.class, spelling::backfill),
            "where", word(Expression.class, spelling::where),
            "map", word(Map.class, texts -> spelling.map(strings(texts))),
            "operation", word(Operation.class, part -> String.join("\n", of(part))));
  }

  /**
   * The statements that record one operation.
   *
   * @throws Unwritable if there are no words for it
   */
  public List<String> of(Operation operation) {
    var model = new java.util.HashMap<>(words);
    model.put("op", operation);
    try {
      return Templates.bundled("operation/" + operation.getClass().getSimpleName() + ".ftl", model)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (TemplateException e) {
      throw new Unwritable(operation, reason(e), e);
    }
  }

  /** The cause that lies deepest, without what the template engine says around it. */
  private static String reason(TemplateException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message =
        cause instanceof TemplateException own
            ? own.getMessageWithoutStackTop()
            : cause.getMessage();
    return String.valueOf(message);
  }

  /** An operation for which there are no words. */
  public static final class Unwritable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Operation operation;

    Unwritable(Operation operation, String why, Throwable cause) {
      super(why, cause);
      this.operation = operation;
    }

    /** The operation. */
    public Operation operation() {
      return operation;
    }
  }

  private static <T> TemplateMethodModelEx word(Class<T> type, Function<T, String> spelled) {
    return arguments -> {
      Object value = DeepUnwrap.unwrap((TemplateModel) arguments.get(0));
      try {
        return spelled.apply(type.cast(value));
      } catch (IllegalArgumentException e) {
        throw new TemplateModelException(e.getMessage(), e);
      }
    };
  }

  private static TemplateMethodModelEx names(Spelling spelling) {
    return arguments ->
        spelling.names(
            (QualifiedName) DeepUnwrap.unwrap((TemplateModel) arguments.get(0)),
            (QualifiedName) DeepUnwrap.unwrap((TemplateModel) arguments.get(1)));
  }

  private static Map<String, String> strings(Map<?, ?> texts) {
    var strings = new java.util.TreeMap<String, String>();
    texts.forEach((key, value) -> strings.put((String) key, (String) value));
    return strings;
  }
}
