"""Lists of given and family names for ``quoth.speakers.names.persons``, from the locales of Faker (MIT licence).

    pip install faker && python -m training.names

Faker writes Chinese, Korean and Vietnamese names in their own script: the usual family names in Latin letters stand
here.  A name is kept folded, in Latin letters, unless texts write it in lower case nearly always or it is a place, a
people, a title or a word for a body.  Nothing but "somewhere a person bears it" is kept of it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from quoth.speakers.names.personal import fold
from quoth.speakers.words.lexicon import DEMONYMS, FUNCTION_WORDS, ORG_WORDS, PLACES, TITLES, common_words

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "quoth" / "speakers"

ROMANISED = frozenset(
    # Mandarin in pinyin, and as Taiwan writes it
    "wang li zhang liu chen yang huang zhao wu zhou xu ma zhu hu guo he lin gao luo zheng liang xie song tang "
    "deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu lyu ding ren yao shen "
    "zhong cui tan fan jin shi liao jia xia fu fang zou xiong bai meng qin qiu hou yin xue yan lei long tao gu "
    "mao hao gong shao wan qian dai kong xiang chang lai hong niu qi pang tu geng bian kang mei miao ouyang sima "
    "zhuge shangguan guan mu ji tong zuo cen chu zhan yue kuang shu ruan lan ning pei bao rao ling sheng shan "
    "zang lou xin nie yi you jing chai hsu hsieh tsai chiang chou kuo tseng hsiao chiu hsiung tsao tsui kao "
    # Cantonese, Hokkien and other southern forms
    "chan wong cheung leung lau ng lam yeung kwok tsang tse chow choi fung yip mok tam ko kwan chiu hui poon pang "
    "lui mak szeto ong teo goh koh tay sim chua chia yeo quek neo soh toh foo loh heng seah chew tsui chung kwong "
    "yuen siu lo ting "
    # Korean
    "kim lee park choi jung jeong chung kang cho jo yoon yun jang chang lim han oh seo suh shin kwon hwang ahn "
    "song ryu yoo jeon chun hong ko koh moon mun yang son sohn bae baek paik heo hur nam noh roh ha joo chu woo "
    "koo min jin ji um eom won byun chae cheon pyo gil do tak bang pyun "
    # Vietnamese
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh doan trinh mai luong truong cao "
    "thai".split()
)


def words(kind: str) -> Iterator[str]:
    """Every ``first_name`` or ``last_name`` of every locale."""
    import faker.providers.person as person

    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for name in dir(provider):
            values = getattr(provider, name)
            if kind in name and isinstance(values, (tuple, list, dict)):
                yield from (v for v in values if isinstance(v, str))


def main() -> None:
    no_names = common_words() | PLACES | DEMONYMS | FUNCTION_WORDS | TITLES | ORG_WORDS
    for kind, file in (("first_name", "given_names.txt"), ("last_name", "family_names.txt")):
        all_words = {*map(fold, words(kind)), *(ROMANISED if kind == "last_name" else ())}
        kept = {w for w in all_words if w.isascii() and w.isalpha() and len(w) > 1} - no_names
        (PACKAGE / file).write_text("\n".join(sorted(kept)) + "\n", encoding="utf-8")
        print(f"{file}: {len(kept)}")


if __name__ == "__main__":
    main()
