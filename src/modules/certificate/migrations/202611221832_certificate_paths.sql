-- Organs move in their tree: their certificates and what they were shown are found by place.
create index certificate_organ_path on "certificate"."certificate" (organ_path);
create index access_path on "certificate"."access" (path);
