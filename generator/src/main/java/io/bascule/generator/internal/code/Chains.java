package io.bascule.generator.internal.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Joins neighbouring statements that begin with the same call: {@code changes.table("orders")}. */
public final class Chains {
  /** A compiler descends into a chain call by call; nobody wants to read a longer one either. */
  private static final int LONGEST = 50;

  /** What gives the same words again. */
  private static final Set<String> GUARDS = Set.of("ifNotExists()", "ifExists()");

  private Chains() {}

  /** The statements, with the calls of neighbours on one receiver in one chain. */
  public static List<String> joined(List<String> statements) {
    var joined = new ArrayList<String>();
    String receiver = "";
    int calls = 0;
    for (String statement : statements) {
      Code code = CodeParser.parse(statement);
      String own = receiver(code);
      int last = joined.size() - 1;
      if (!own.isEmpty()
          && own.equals(receiver)
          && calls < LONGEST
          && joined.get(last).length() + statement.length() < Parts.LIMIT) {
        joined.set(last, joined.get(last) + statement.substring(own.length()));
        calls++;
      } else {
        joined.add(statement);
        calls = 1;
      }
      receiver = own;
    }
    return joined;
  }

  /**
   * The first name and its first call, a guard and the next call, where another call follows; else
   * the empty string.
   */
  private static String receiver(Code code) {
    if (!(code instanceof Code.Chain chain) || !(chain.head() instanceof Code.Atom)) {
      return "";
    }
    int calls = GUARDS.contains(chain.steps().get(0).flat()) ? 2 : 1;
    return chain.steps().size() <= calls
        ? ""
        : chain.head().flat()
            + chain.steps().subList(0, calls).stream()
                .map(call -> "." + call.flat())
                .collect(Collectors.joining());
  }
}
