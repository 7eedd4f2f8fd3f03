package dev.switchboard.service.api;

import org.springframework.context.annotation.Configuration;

/** The description of the API. */
@Configuration(proxyBeanMethods = false)
public class ApiConfiguration {}
