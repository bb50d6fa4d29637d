package io.bascule.laws.backup;

/** Tables with all that makes a way back hard. */
final class PostgresShop {
  static final String[] STATEMENTS = {
    "CREATE SCHEMA shop",
    "CREATE TYPE mood AS ENUM ('sad', 'ok')",
    "CREATE DOMAIN shop.short AS varchar(20) CHECK (value <> '')",
    "CREATE COLLATION mine (provider = libc, locale = 'C')",
    "CREATE SEQUENCE apart START 7",
    "CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
        + " mail text COLLATE mine NOT NULL)",
    "CREATE TABLE orders (id serial PRIMARY KEY, user_id bigint NOT NULL, total numeric(12, 2),"
        + " mood mood, moods mood[], name shop.short, at timestamptz, bytes bytea, f float8,"
        + " doubled numeric GENERATED ALWAYS AS (total * 2) STORED,"
        + " CONSTRAINT buyer FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE)",
    "COMMENT ON CONSTRAINT buyer ON orders IS 'buys'",
    "CREATE TABLE shop.\"odd \"\"name\" (id int PRIMARY KEY, parent int REFERENCES"
        + " shop.\"odd \"\"name\" DEFERRABLE INITIALLY DEFERRED)",
    "CREATE TABLE parts (id int, kind text, user_id bigint REFERENCES users)"
        + " PARTITION BY LIST (kind)",
    "CREATE TABLE parts_a PARTITION OF parts FOR VALUES IN ('a')",
    "CREATE TABLE parts_rest PARTITION OF parts DEFAULT",
    "CREATE TABLE log (text text)",
    "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS"
        + " $$ BEGIN INSERT INTO log VALUES (tg_op); RETURN NULL; END $$",
    "INSERT INTO users (mail) VALUES ('ann'), ('bob')",
    "INSERT INTO orders (user_id, total, mood, moods, name, at, bytes, f) VALUES"
        + " (1, 1.50, 'ok', '{sad,NULL}', 'it''s', '2026-03-29 02:30+02', '\\x00ff', 0.1),"
        + " (2, NULL, NULL, NULL, NULL, 'infinity', NULL, 'NaN')",
    "INSERT INTO shop.\"odd \"\"name\" VALUES (1, 2), (2, 1)",
    "INSERT INTO parts VALUES (1, 'a', 1), (2, 'b', NULL)",
    "CREATE TRIGGER noted AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION note()",
    "CREATE TRIGGER noted_part AFTER INSERT ON parts FOR EACH ROW EXECUTE FUNCTION note()",
    "ALTER TABLE orders ENABLE ALWAYS TRIGGER noted"
  };

  private PostgresShop() {}
}
