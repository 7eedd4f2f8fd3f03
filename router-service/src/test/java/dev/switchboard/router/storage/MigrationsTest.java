package dev.switchboard.router.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.router.storage.Migrations.Away;
import dev.switchboard.router.storage.Migrations.Migrated;
import dev.switchboard.router.storage.Migrations.Refused;
import dev.switchboard.testkit.ClosedPort;
import dev.switchboard.testkit.TestPostgres;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private static final String LATEST = "2";

    private final String url = TestPostgres.freshDatabase();
    private final Migrations migrations = new Migrations(DatabaseUrl.parse(url));

    @Test
    void an_empty_database_gets_all_of_them_and_one_that_has_them_none() {
        assertThat(migrations.run())
                .isInstanceOfSatisfying(
                        Migrated.class,
                        first -> {
                            assertThat(first.applied()).startsWith("1 feature flag");
                            assertThat(first.version()).isEqualTo(LATEST);
                        });

        assertThat(migrations.run()).isEqualTo(new Migrated(List.of(), LATEST));
    }

    @Test
    void replicas_that_start_at_once_take_turns() {
        List<CompletableFuture<Migrations.Outcome>> replicas =
                Stream.generate(() -> CompletableFuture.supplyAsync(migrations::run))
                        .limit(3)
                        .toList();

        assertThat(replicas)
                .extracting(CompletableFuture::join)
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Migrated.class))
                .filteredOn(outcome ->
                        outcome instanceof Migrated(var applied, _) && !applied.isEmpty())
                .hasSize(1);
    }

    @Test
    void a_schema_that_was_made_otherwise_is_left_alone() {
        migrations.run();
        TestPostgres.execute(url, "update flyway_schema_history set checksum = 42");

        assertThat(migrations.run())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.reason())
                                        .contains("checksum mismatch")
                                        .doesNotContain("\n"));
    }

    @Test
    void a_database_that_is_away_is_told_in_one_line() throws Exception {
        try (ClosedPort port = new ClosedPort()) {
            DatabaseUrl nowhere =
                    DatabaseUrl.parse("postgresql://u:secret@%s/x".formatted(port.address()));

            assertThat(new Migrations(nowhere).run())
                    .isInstanceOfSatisfying(
                            Away.class,
                            away ->
                                    assertThat(away.reason())
                                            .containsIgnoringCase("refused")
                                            .doesNotContain("secret", "\n"));
        }
    }
}
