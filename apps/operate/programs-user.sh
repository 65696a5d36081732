# The database user that api and worker work as. docker-compose.yml has it run when the database is made.
psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" --set=password="$POSTGRES_PROGRAMS_PASSWORD" <<'SQL'
CREATE ROLE laurel_programs LOGIN PASSWORD :'password';
SQL
