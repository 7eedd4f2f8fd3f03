package dev.switchboard.ingest.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The controllers of the ingest service, and what ends their streams. */
@Configuration(proxyBeanMethods = false)
@Import({
    UpdateController.class,
    BatchController.class,
    StreamController.class,
    StreamsEnd.class,
    RemovalController.class,
    ReadOnlyPaths.class
})
public class IngestWebConfiguration {}
