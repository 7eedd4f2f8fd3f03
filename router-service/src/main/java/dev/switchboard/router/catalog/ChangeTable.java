package dev.switchboard.router.catalog;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts the changes of the catalog in PostgreSQL, so that replicas see them. A change is counted
 * in the transaction that makes it. Thread-safe.
 */
final class ChangeTable {

    /** The registered servers. */
    static final String SERVERS = "servers";

    /** The views. */
    static final String VIEWS = "views";

    private static final String DEFINITIONS = "definitions/";

    private final JdbcClient sql;

    ChangeTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** The definitions of a server, named in lower case. */
    static String definitionsOf(String server) {
        return DEFINITIONS + server;
    }

    /** Counts a change. */
    void changed(String part) {
        sql.sql(
                        """
                        insert into catalog_change (part, version) values (:part, 1)
                        on conflict (part) do update set version = catalog_change.version + 1
                        """)
                .param("part", part)
                .update();
    }

    /** Forgets a part that is no more. */
    void forget(String part) {
        sql.sql("delete from catalog_change where part = :part").param("part", part).update();
    }

    /** How often each part has changed. */
    Map<String, Long> versions() {
        Map<String, Long> versions = new HashMap<>();
        RowCallbackHandler each =
                row -> versions.put(row.getString("part"), row.getLong("version"));
        sql.sql("select part, version from catalog_change").query(each);
        return versions;
    }
}
