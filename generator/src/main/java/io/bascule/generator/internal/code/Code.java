package io.bascule.generator.internal.code;

import java.util.List;
import java.util.stream.Collectors;

/** An expression as far as its lines may be broken. */
sealed interface Code {
  /** On one line. */
  String flat();

  /** Whether it must not stand on one line. */
  boolean isTall();

  /** Anything that is never broken: a name, a number. */
  record Atom(String flat) implements Code {
    @Override
    public boolean isTall() {
      return false;
    }
  }

  /** A string constant. */
  record Text(String value) implements Code {
    @Override
    public String flat() {
      return Words.quoted(value);
    }

    @Override
    public boolean isTall() {
      return value.indexOf('\n') != value.lastIndexOf('\n');
    }
  }

  /** A call without a receiver, or one whose receiver is part of its name: {@code List.of(…)}. */
  record Call(String name, String open, List<Code> arguments, String close) implements Code {
    @Override
    public String flat() {
      return name + open + joined() + close;
    }

    /** Whether its arguments have names, as in an annotation. */
    boolean isNamed() {
      return arguments.stream().anyMatch(Element.class::isInstance);
    }

    String joined() {
      return arguments.stream().map(Code::flat).collect(Collectors.joining(", "));
    }

    @Override
    public boolean isTall() {
      return arguments.stream().anyMatch(Code::isTall);
    }
  }

  /** Calls, one upon the result of the other. */
  record Chain(Code head, List<Call> steps) implements Code {
    @Override
    public String flat() {
      return head.flat() + steps.stream().map(s -> "." + s.flat()).collect(Collectors.joining());
    }

    @Override
    public boolean isTall() {
      return head.isTall() || steps.stream().anyMatch(Code::isTall);
    }
  }

  /** A lambda of one parameter. */
  record Lambda(String parameter, Code body) implements Code {
    @Override
    public String flat() {
      return parameter + " -> " + body.flat();
    }

    @Override
    public boolean isTall() {
      return body.isTall();
    }
  }

  /** An element of an annotation and its value. */
  record Element(String name, Code value) implements Code {
    @Override
    public String flat() {
      return name + " = " + value.flat();
    }

    @Override
    public boolean isTall() {
      return value.isTall();
    }
  }
}
