"""What every picture has to keep to, and how its parts are found."""

from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"


def parsed(picture):
    """The picture as elements, after the checks that hold for all of them."""
    root = ElementTree.fromstring(picture)
    assert root.get("role") == "img"
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert root.get("aria-labelledby").split() == ids
    assert root[0].tag == f"{SVG}title" and root[0].text
    assert root[1].tag == f"{SVG}desc" and root[1].text
    for element in root.iter():
        assert element.tag not in (f"{SVG}script", f"{SVG}style", f"{SVG}image", f"{SVG}a", f"{SVG}foreignObject")
        assert not [name for name in element.attrib if name == "style" or name.startswith("on") or "href" in name]
    return root


def finding(root):
    return root[1].text


def texts(root, class_=None):
    return [each.text for each in root.iter(f"{SVG}text") if class_ is None or class_ in each.get("class").split()]


def shapes(root, tag, class_):
    return [each for each in root.iter(f"{SVG}{tag}") if class_ in each.get("class", "").split()]
