package dev.switchboard.service.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.testkit.TestKafka;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedAdminTest {

    private final SharedAdmin shared =
            new SharedAdmin(Map.of("bootstrap.servers", TestKafka.bootstrapServers()));

    @AfterEach
    void close() {
        shared.close();
    }

    @Test
    void one_client_answers_all_questions() throws Exception {
        Admin first = shared.ask(admin -> admin);
        String cluster = shared.ask(SharedAdminTest::clusterId);

        assertThat(cluster).isNotEmpty();
        assertThat((Object) shared.ask(admin -> admin)).isSameAs(first);
    }

    @Test
    void after_a_failure_another_client_is_asked() throws Exception {
        Admin first = shared.ask(admin -> admin);

        fail(shared);

        assertThat((Object) shared.ask(admin -> admin)).isNotSameAs(first);
        assertThatThrownBy(() -> clusterId(first))
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void one_client_is_replaced_once_however_many_questions_fail_on_it() throws Exception {
        AtomicReference<Admin> next = new AtomicReference<>();

        assertThatThrownBy(() ->
                        shared.ask(_ -> {
                            fail(shared);
                            next.set(shared.ask(admin -> admin));
                            throw new ExecutionException(new IllegalStateException("away, too"));
                        }))
                .hasMessageContaining("away, too");

        assertThat((Object) shared.ask(admin -> admin)).isSameAs(next.get());
    }

    @Test
    void the_failure_of_one_question_does_not_cut_off_another() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch failed = new CountDownLatch(1);
        CompletableFuture<String> other =
                CompletableFuture.supplyAsync(() -> askOnceFailed(asked, failed));
        asked.await();

        fail(shared);
        failed.countDown();

        assertThat(other.get()).isNotEmpty();
    }

    private String askOnceFailed(CountDownLatch asked, CountDownLatch failed) {
        try {
            return shared.ask(admin -> {
                asked.countDown();
                failed.await();
                return clusterId(admin);
            });
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_question_that_was_interrupted_says_nothing_against_the_client() throws Exception {
        Admin first = shared.ask(admin -> admin);

        assertThatThrownBy(() ->
                        shared.ask(_ -> {
                            throw new InterruptedException("stopped");
                        }))
                .isInstanceOf(InterruptedException.class);

        assertThat((Object) shared.ask(admin -> admin)).isSameAs(first);
    }

    @Test
    void after_its_end_no_client_is_made() throws Exception {
        Admin last = shared.ask(admin -> admin);

        shared.close();

        assertThatThrownBy(() -> shared.ask(admin -> admin)).isInstanceOf(KafkaException.class);
        assertThatThrownBy(() -> clusterId(last))
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_address_that_cannot_be_reached_matters_only_to_who_asks() {
        try (SharedAdmin unknown = new SharedAdmin(Map.of("bootstrap.servers", "no..host:9092"))) {
            assertThatThrownBy(() -> unknown.ask(admin -> admin))
                    .isInstanceOf(KafkaException.class);
        }
    }

    private static String clusterId(Admin admin) throws ExecutionException, InterruptedException {
        return admin.describeCluster().clusterId().get();
    }

    private static void fail(SharedAdmin shared) {
        assertThatThrownBy(() ->
                        shared.ask(_ -> {
                            throw new ExecutionException(new IllegalStateException("away"));
                        }))
                .isInstanceOf(ExecutionException.class);
    }
}
