/** What SQLite itself accepts and answers is the judge here. */
package io.bascule.dialect.sqlite;
