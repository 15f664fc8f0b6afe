package dev.gantry.wire;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element of a request's XML body. Document types and external entities are refused. */
record XmlElement(String name, Map<String, String> attributes, List<XmlElement> children, StringBuilder text) {

    private static final int DEEPEST = 64;
    private static final XMLInputFactory FACTORY = factory();

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("External entities are refused");
        });
        return factory;
    }

    /** The root element of a body. */
    static XmlElement parse(byte[] body) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(Percent.utf8(body, body.length)));
            XmlElement root = null;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> root = read(reader, 1);
                    case XMLStreamConstants.DTD -> throw new MalformedException("Document types are refused");
                    default -> {} // comments and processing instructions
                }
            }
            if (root == null) {
                throw new MalformedException("The XML has no root element");
            }
            return root;
        } catch (XMLStreamException e) {
            throw new MalformedException("The XML you provided was not well-formed");
        }
    }

    private static XmlElement read(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new MalformedException("The XML is nested too deeply");
        }
        XmlElement element =
                new XmlElement(reader.getLocalName(), attributes(reader), new ArrayList<>(), new StringBuilder());
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> element.children.add(read(reader, depth + 1));
                case XMLStreamConstants.END_ELEMENT -> {
                    return element;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    element.text.append(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new MalformedException("Entities are refused");
                default -> {} // comments and processing instructions
            }
        }
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String prefix = reader.getAttributePrefix(i);
            String name = reader.getAttributeLocalName(i);
            attributes.put(
                    prefix == null || prefix.isEmpty() ? name : prefix + ":" + name, reader.getAttributeValue(i));
        }
        return attributes;
    }

    Optional<XmlElement> child(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
    }

    List<XmlElement> children(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }
}
