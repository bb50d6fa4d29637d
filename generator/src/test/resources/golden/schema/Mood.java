package shop.model;

import io.bascule.dsl.Labelled;

/** The enum type {@code mood}. */
public enum Mood implements Labelled {
  SAD("sad"),
  SO_SO("so so"),
  HAPPY("happy");

  private final String label;

  Mood(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
