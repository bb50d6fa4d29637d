/**
 * What the commands do, as a library: a project is a folder with settings, a model and revisions,
 * and a database to go with them.
 *
 * <p>Its door is {@link io.bascule.cli.project.Project}. It prints nothing and never leaves the
 * process.
 */
@NullMarked
package io.bascule.cli.project;

import org.jspecify.annotations.NullMarked;
