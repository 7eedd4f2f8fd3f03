# Builds the services from this folder alone. Targets: ingest, broadcast, router.

FROM maven:3.9.16-eclipse-temurin-25-noble AS build
WORKDIR /src
# Libraries first, by building the modules while they are still empty: code that changes fetches
# none anew.
COPY .mvn .mvn
COPY pom.xml ./
COPY shared-model/pom.xml shared-model/
COPY embedded-kafka/pom.xml embedded-kafka/
COPY embedded-stores/pom.xml embedded-stores/
COPY testkit/pom.xml testkit/
COPY update-admission/pom.xml update-admission/
COPY service-base/pom.xml service-base/
COPY dashboard/pom.xml dashboard/
COPY ingest-service/pom.xml ingest-service/
COPY broadcast-service/pom.xml broadcast-service/
COPY contract-client/pom.xml contract-client/
COPY router-service/pom.xml router-service/
COPY checker/pom.xml checker/
COPY stack/pom.xml stack/
COPY standalone/pom.xml standalone/
COPY command-line/pom.xml command-line/
COPY acceptance/pom.xml acceptance/
COPY benchmarks/pom.xml benchmarks/
COPY benchmark-peers/pom.xml benchmark-peers/
ARG MAVEN="mvn -B -q -Dmaven.test.skip=true -Dspotless.check.skip=true -pl ingest-service,broadcast-service,router-service -am"
RUN $MAVEN clean package
COPY . .
RUN $MAVEN clean package
# What seldom changes (lib) apart from what is ours, so that it stays a layer of its own.
RUN for service in ingest broadcast router; do \
        mkdir -p /out/$service/ours/lib \
        && mv $service-service/target/lib /out/$service/lib \
        && mv $service-service/target/$service-service-*.jar /out/$service/ours/service.jar \
        && for module in */pom.xml; do \
            for jar in /out/$service/lib/"${module%/pom.xml}"-[0-9]*.jar; do \
                if [ -e "$jar" ]; then mv "$jar" /out/$service/ours/lib/; fi; \
            done; \
        done || exit 1; \
    done

FROM eclipse-temurin:25.0.4_7-jre-noble AS service
WORKDIR /app
USER 10001:10001
# The heap follows the container's memory limit; what is left is for threads, buffers and code.
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60"
ENTRYPOINT ["java", "-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "service.jar"]

FROM service AS ingest
COPY --from=build /out/ingest/lib lib/
COPY --from=build /out/ingest/ours ./
EXPOSE 8001

FROM service AS broadcast
COPY --from=build /out/broadcast/lib lib/
COPY --from=build /out/broadcast/ours ./
EXPOSE 8002

FROM service AS router
COPY --from=build /out/router/lib lib/
COPY --from=build /out/router/ours ./
EXPOSE 8003
