-- What of a case emergency access opens: nothing but its process where nothing is named.
alter table "case"."access"
  add column opens jsonb,
  add constraint access_opens check (opens is null or kind = 'emergency');
update "case"."access" set opens = '["answers"]' where kind = 'emergency';
