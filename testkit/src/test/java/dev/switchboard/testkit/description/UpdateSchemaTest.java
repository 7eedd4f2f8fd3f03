package dev.switchboard.testkit.description;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.ParsedUpdate;
import dev.switchboard.model.contract.UpdateReader;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.Violation;
import dev.switchboard.model.schema.ContractSchemas;
import dev.switchboard.model.schema.NamedSchemas;
import dev.switchboard.testkit.Samples;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of the model say what its code does. */
class UpdateSchemaTest {

    private final ApiDescription description = new ApiDescription(everything());

    private static JsonNode everything() {
        ObjectNode document = Json.MAPPER.createObjectNode();
        ObjectNode schemas = document.withObject("/components/schemas");
        NamedSchemas.shared().byName().forEach((name, schema) -> schemas.set(name, schema.json()));
        return document;
    }

    @Test
    void no_schema_refers_to_what_is_not_there() {
        assertThat(description.brokenReferences()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "contract_id, c-42",
        "contract_id, ''",
        "contract_id, a\u0000b",
        "contract_id, a\u009fb",
        "contract_id, 'ü 契約/🚢'",
        "location, Hyderabad",
        "location, chennai",
        "location, Delhi",
        "status, inactive",
        "status, ACTIVE",
        "colour, red"
    })
    void an_update_is_taken_where_its_schema_has_it(String field, String value) {
        ObjectNode update = (ObjectNode) Json.MAPPER.readTree(Samples.JSON);
        update.put(field, value);

        assertAgree(update);
    }

    @Test
    void ids_are_as_long_as_the_schema_says() {
        for (String letter : List.of("x", "🚢")) {
            for (int length : new int[] {1, 200, 201}) {
                ObjectNode update = (ObjectNode) Json.MAPPER.readTree(Samples.JSON);
                update.put("contract_id", letter.repeat(length));

                assertAgree(update);
            }
        }
    }

    @Test
    void what_is_required_is_required() {
        for (String field : ContractUpdate.FIELDS) {
            ObjectNode update = (ObjectNode) Json.MAPPER.readTree(Samples.JSON);
            update.remove(field);

            assertAgree(update);
        }
    }

    @Test
    void an_update_has_a_field_for_each_part() {
        assertThat(ContractUpdate.FIELDS).hasSameSizeAs(ContractUpdate.class.getRecordComponents());
        assertThat(
                        faults(
                                ContractSchemas.CANONICAL_UPDATE,
                                Json.MAPPER.readTree(Samples.UPDATE.toJson())))
                .isEmpty();
    }

    @Test
    void problems_and_violations_have_the_properties_described() {
        assertThat(properties("Problem")).containsExactlyElementsOf(components(Problem.class));
        assertThat(properties("Violation")).containsExactlyElementsOf(components(Violation.class));
    }

    private Iterable<String> properties(String schema) {
        return description
                .document()
                .at("/components/schemas/" + schema + "/properties")
                .propertyNames();
    }

    private static List<String> components(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    }

    private void assertAgree(JsonNode update) {
        assertThat(faults(ContractSchemas.UPDATE, update).isEmpty())
                .as(update.toString())
                .isEqualTo(UpdateReader.STRICT.read(update) instanceof ParsedUpdate.Valid);
        assertThat(faults(ContractSchemas.PRODUCED_UPDATE, update).isEmpty())
                .as(update.toString())
                .isEqualTo(UpdateReader.LENIENT.read(update) instanceof ParsedUpdate.Valid);
    }

    private List<String> faults(String schema, JsonNode value) {
        return description.faults(
                description.document().at("/components/schemas/" + schema), value);
    }
}
