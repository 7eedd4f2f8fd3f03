package dev.switchboard.service.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.testkit.TestKafka;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class KeptAdminTest {

    private final KeptAdmin kept =
            new KeptAdmin(Map.of("bootstrap.servers", TestKafka.bootstrapServers()));

    @Test
    void one_client_answers_all_questions() throws Exception {
        try (kept) {
            Admin first = kept.ask(admin -> admin);
            String cluster = kept.ask(admin -> admin.describeCluster().clusterId().get());

            assertThat(cluster).isNotEmpty();
            assertThat((Object) kept.ask(admin -> admin)).isSameAs(first);
        }
    }

    @Test
    void after_a_failure_another_client_is_asked() throws Exception {
        try (kept) {
            Admin first = kept.ask(admin -> admin);

            assertThatThrownBy(() ->
                            kept.ask(admin -> {
                                throw new ExecutionException(new IllegalStateException("away"));
                            }))
                    .isInstanceOf(ExecutionException.class);

            assertThat((Object) kept.ask(admin -> admin)).isNotSameAs(first);
        }
    }
}
