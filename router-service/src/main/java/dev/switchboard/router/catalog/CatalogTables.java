package dev.switchboard.router.catalog;

import org.springframework.transaction.support.TransactionOperations;

/** The catalog in PostgreSQL. Thread-safe. */
record CatalogTables(
        ServerTable servers,
        DefinitionTable definitions,
        ViewTable views,
        ChangeTable changes,
        TransactionOperations transaction) {}
