package io.bascule.cli;

/** In which form a command answers. */
enum OutputForm {
  text,
  json,
  sql
}
