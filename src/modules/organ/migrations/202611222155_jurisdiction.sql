-- The place of the government that an organ belongs to: what its administrators administer. A village committee is its
-- own; where no government stands above, it is the top of the tree.
create function "organ".realm_of(place text) returns text language sql stable as $$
  select coalesce(
    (select g.path from "organ"."organ" g
      where g.closed_on is null and g.department in ('government', 'village-committee') and g.path = any (array(
        select array_to_string((string_to_array(place, '.'))[1:n], '.') || '.'
        from generate_series(1, cardinality(string_to_array(place, '.')) - 1) n))
      order by length(g.path) desc limit 1),
    split_part(place, '.', 1) || '.')
$$;

-- Names as they are typed without Chinese characters: `lingshanxian lsx`.
alter table "organ"."organ" add column "typed" text not null default '';
alter table "organ"."appointment" add column "typed" text not null default '';
