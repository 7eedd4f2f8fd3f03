-- Feature flags that somebody has turned on or off; the others have their default.
create table feature_flag (
    name       varchar(64) primary key,
    enabled    boolean not null,
    changed_at timestamp with time zone not null default now(),
    changed_by varchar(200)
);
