package dev.gantry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlElementTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a SYSTEM \"http://localhost:1/a.dtd\"><a/>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>",
                "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
                "<a>&b;</a>",
                "<a>",
                ""
            })
    void document_types_entities_and_fragments_are_refused(String xml) {
        assertThatThrownBy(() -> XmlElement.parse(xml.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void texts_survive_escaping() {
        String text = " <a> & \"b\" 'c' \r\n\t ä 🚀 ]]> ";

        byte[] xml = new XmlText().element("x", text).bytes();

        assertThat(XmlElement.parse(xml).text().toString()).isEqualTo(text);
    }

    @Test
    void what_xml_cannot_carry_is_replaced() {
        byte[] xml = new XmlText().element("x", "a\u0000b\u001bc\ud800d\uffff").bytes();

        assertThat(XmlElement.parse(xml).text().toString()).isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffd");
    }
}
