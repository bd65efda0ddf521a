-- Organs move in their tree: what was opened to them is found by place.
create index access_path on "evidence"."access" (path);
