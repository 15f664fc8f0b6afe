package dev.gantry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.shapes.Operation;
import dev.gantry.shapes.ServiceModel;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.Validation;
import dev.gantry.value.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidationFailureTest {

    @Test
    void ecs_names_the_missing_field() {
        ServiceException failure = failure("ecs", "RegisterTaskDefinition", "json", "{\"containerDefinitions\":[]}");

        assertThat(failure.code()).isEqualTo("ClientException");
        assertThat(failure.getMessage()).isEqualTo("Family should not be null or empty.");
    }

    @Test
    void ecs_does_not_call_a_missing_cluster_a_mistake_of_the_client() {
        ServiceException failure = failure("ecs", "DeleteCluster", "json", "{}");

        assertThat(failure.code()).isEqualTo("InvalidParameterException");
        assertThat(failure.getMessage()).isEqualTo("Cluster can not be blank.");
    }

    @Test
    void ecs_refuses_a_wrong_parameter() {
        ServiceException failure =
                failure("ecs", "RunTask", "json", "{\"taskDefinition\":\"web\",\"launchType\":\"MOON\"}");

        assertThat(failure.code()).isEqualTo("InvalidParameterException");
        assertThat(failure.getMessage())
                .startsWith("1 validation error detected: Value 'MOON' at 'launchType' failed to satisfy constraint: "
                        + "Member must satisfy enum value set: [");
    }

    @Test
    void logs_has_a_code_of_its_own() {
        ServiceException failure = failure("logs", "CreateLogStream", "json", "{\"logGroupName\":\"\"}");

        assertThat(failure.code()).isEqualTo("InvalidParameterException");
        assertThat(failure.getMessage())
                .startsWith("3 validation errors detected: ")
                .contains("; Value null at 'logStreamName' failed to satisfy constraint: Member must not be null");
    }

    @Test
    void query_services_say_validation_error() {
        ServiceException failure = failure("iam", "CreateRole", "query", "RoleName=a");

        assertThat(failure.code()).isEqualTo("ValidationError");
        assertThat(failure.getMessage())
                .isEqualTo("1 validation error detected: Value null at 'assumeRolePolicyDocument' failed to satisfy "
                        + "constraint: Member must not be null");
    }

    @Test
    void ec2_names_the_missing_parameter() {
        ServiceException failure = failure("ec2", "CreateSubnet", "ec2", "CidrBlock=10.0.0.0/24");

        assertThat(failure.code()).isEqualTo("MissingParameter");
        assertThat(failure.getMessage()).isEqualTo("The request must contain the parameter VpcId");
    }

    private static ServiceException failure(String service, String name, String protocol, String body) {
        ServiceModel model = Models.named(service);
        Operation operation = model.operation(name).orElseThrow();
        HttpRequest request = new HttpRequest("POST", "/", "", Map.of(), body.getBytes(StandardCharsets.UTF_8));
        Structure structure = Protocol.of(model, protocol).read(operation, request);
        return ValidationFailure.of(model, operation, List.copyOf(Validation.check(structure)));
    }
}
