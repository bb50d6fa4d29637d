create schema app;
create type mood as enum ('sad', 'ok');
create domain positive as int check (value > 0);
create type pair as (a int, b text);
create sequence counter;
create table p (id int primary key, x int, y text, unique (x, y));
create table t (
  id bigint generated always as identity primary key,
  s bigserial,
  a int,
  b varchar(10) default 'x',
  c numeric(10, 2) not null default 0,
  g int generated always as (a + 1) stored,
  m mood,
  d timestamp(3) with time zone,
  e int[],
  constraint ck check (a > 0),
  constraint uq unique (b),
  constraint fk foreign key (a) references p (id)
);
create index ix on t (a);
create table parted (k int not null, v text) partition by range (k);
create table part1 partition of parted for values from (0) to (10);
create table kid () inherits (p);
create view v as select a, b from t;
create materialized view mv as select a from t;
create function f(i int) returns int language sql as 'select i + 1';
create function touch() returns trigger language plpgsql as 'begin return new; end';
create trigger tr before update on t for each row execute function touch();
create policy po on t using (a > 0);
create rule ru as on delete to p do also nothing;
create statistics st on a, b from t;
create aggregate agg (int) (sfunc = int4pl, stype = int, initcond = '0');
