package dev.switchboard.broadcast.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.schema.NamedSchemas;
import dev.switchboard.testkit.description.ApiDescription;
import dev.switchboard.testkit.description.DescribedMessages;
import dev.switchboard.testkit.description.Routes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The document by itself, and where it meets the code without a message being sent. */
final class AsyncApiTest extends BroadcastTest {

    private final DescribedMessages messages = new DescribedMessages(document());
    private final JsonNode document = messages.description().document();

    private static JsonNode document() {
        return node().http().get("/asyncapi.json").json();
    }

    @Test
    void it_is_asyncapi_3_0_under_api_too() {
        assertThat(document.get("asyncapi").asString()).isEqualTo("3.0.0");
        assertThat(document.at("/info/title").asString()).isEqualTo("Switchboard");
        assertThat(node().http().get("/api/asyncapi.json").json()).isEqualTo(document);
    }

    @Test
    void every_reference_leads_somewhere_and_nothing_is_without_one() {
        assertThat(messages.description().brokenReferences()).isEmpty();

        Set<String> referredTo = new TreeSet<>(document.findValuesAsString("$ref"));
        for (String part : new String[] {"messages", "schemas"}) {
            assertThat(document.at("/components/" + part).propertyNames())
                    .isNotEmpty()
                    .allMatch(name -> referredTo.contains("#/components/" + part + "/" + name));
        }
        assertThat(document.get("channels").propertyNames())
                .allMatch(name -> referredTo.contains("#/channels/" + name));
        assertThat(document.get("servers").propertyNames())
                .allMatch(name -> referredTo.contains("#/servers/" + name));
    }

    @Test
    void an_operation_has_messages_of_its_channel_only() {
        for (JsonNode operation : document.get("operations")) {
            assertOfItsChannel(operation);
            if (operation.has("reply")) {
                assertOfItsChannel(operation.get("reply"));
            }
        }
    }

    private static void assertOfItsChannel(JsonNode part) {
        String channel = part.at("/channel/$ref").asString();
        assertThat(part.get("messages").findValuesAsString("$ref"))
                .isNotEmpty()
                .allMatch(message -> message.startsWith(channel + "/messages/"));
    }

    @Test
    void every_message_has_examples_and_all_are_as_they_are_described() {
        assertThat(document.at("/components/messages"))
                .allSatisfy(message -> assertThat(message.get("examples")).isNotEmpty());
        assertThat(messages.faultyExamples()).isEmpty();
    }

    @Test
    void it_names_every_websocket_and_every_stream_that_the_service_has() {
        Routes routes = new Routes(otherNode().http().get("/actuator/mappings").json());

        assertThat(addresses("websocket")).isEqualTo(routes.others());
        assertThat(addresses("http"))
                .containsExactly("/events", "/events/calls", "/events/servers")
                .allMatch(address -> routes.calls().contains("get " + address));
    }

    private Set<String> addresses(String server) {
        Set<String> addresses = new TreeSet<>();
        for (JsonNode channel : document.get("channels")) {
            if (channel.at("/servers/0/$ref").asString().equals("#/servers/" + server)) {
                addresses.add(channel.get("address").asString());
            }
        }
        return addresses;
    }

    /** Also those that the OpenAPI of this service does not refer to. */
    @Test
    void schemas_that_the_code_has_by_name_are_the_same() {
        JsonNode schemas = document.at("/components/schemas");
        Set<String> shared = new TreeSet<>();

        for (String bean : List.of("sharedSchemas", "admissionSchemas", "querySchemas")) {
            node().bean(bean, NamedSchemas.class)
                    .byName()
                    .forEach((name, schema) -> {
                        if (schemas.has(name)) {
                            shared.add(name);
                            assertThat(schemas.get(name))
                                    .as(name)
                                    .isEqualTo(Json.MAPPER.readTree(schema.json().toString()));
                        }
                    });
        }
        assertThat(schemas.propertyNames())
                .allMatch(name -> shared.contains(name) || name.endsWith("Message"));
    }

    @Test
    void both_descriptions_have_the_same_schemas() {
        ApiDescription openApi = new ApiDescription(node().http().get("/v3/api-docs").json());

        Set<String> shared =
                new TreeSet<>(openApi.document().at("/components/schemas").propertyNames());
        shared.retainAll(document.at("/components/schemas").propertyNames());
        assertThat(shared).contains("ContractId", "Location", "RecordedChange", "Problem");
        for (String name : shared) {
            assertThat(sorted(openApi.document().at("/components/schemas/" + name)))
                    .as(name)
                    .isEqualTo(sorted(document.at("/components/schemas/" + name)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tellEvents, ~1events",
        "tellEventsCalls, ~1events~1calls",
        "tellEventsServers, ~1events~1servers"
    })
    void both_descriptions_have_the_same_parameters_of_a_subscription(
            String operation, String path) {
        JsonNode described =
                document.at("/operations/" + operation + "/bindings/http/query/properties");
        JsonNode openApi = node().http().get("/v3/api-docs").json();
        Set<String> compared = new TreeSet<>();

        for (JsonNode parameter : openApi.at("/paths/" + path + "/get/parameters")) {
            if (parameter.get("in").asString().equals("query")) {
                String name = parameter.get("name").asString();
                compared.add(name);
                assertThat(described.get(name)).as(name).isEqualTo(parameter.get("schema"));
            }
        }
        assertThat(compared).isEqualTo(new TreeSet<>(described.propertyNames()));
    }

    /** What is required has no order: swagger sorts it. */
    private static JsonNode sorted(JsonNode schema) {
        for (JsonNode holder : schema.findParents("required")) {
            if (holder instanceof ObjectNode object && object.get("required").isArray()) {
                var names = object.get("required").valueStream().map(JsonNode::asString).sorted();
                var required = object.putArray("required");
                names.toList().forEach(required::add);
            }
        }
        return schema;
    }
}
