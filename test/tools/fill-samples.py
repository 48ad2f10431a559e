"""Fills the sample return workbooks as seven offices would, with openpyxl and LibreOffice (invented people and texts)."""
import datetime
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

import openpyxl

blank, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
shutil.rmtree(out, ignore_errors=True)
out.mkdir(parents=True)

TEXTS = {
    '建成全市一体化政务数据平台': '市级平台主体功能完成联调，已与省级平台完成对接测试；6个县（区）节点完成部署4个。',
    '完善政务云资源统筹机制': '完成全市政务云资源使用情况普查，清理闲置虚拟机126台，管理制度正在征求意见。',
    '提升电子政务外网承载能力': '市县骨干链路扩容完成招标，乡镇、街道接入率达到82%。',
    '推进非涉密业务专网整合': '已摸清17个部门23张业务专网底数，整合清单已报领导小组审定。',
    '编制公共数据资源目录': '42个部门完成目录编制，编目数据资源3180项，已在市数据平台发布。',
    '加强公共数据汇聚治理': '汇聚高频使用数据1.2亿条，汇聚率91%；反馈问题数据4300条，已整改3900条。',
    '完善人口、法人、电子证照等基础数据库': '人口库、法人库完成升级，新增电子证照类型18种。',
    '推进公共数据开放利用': '发布公共数据开放清单，新增开放数据集31个，文旅领域授权运营试点方案已通过评审。',
    '健全数据共享协调机制': '受理共享需求57件，答复52件，上半年共享情况已通报。',
    '深化“一件事一次办”改革': '新生儿出生、企业开办等9个主题服务上线运行，平均压减办理时限58%。',
    '推进政务服务事项标准化': '完成1648项事项名称、编码统一，办事指南正在逐项复核。',
    '提升政务服务网上办理能力': '网上可办率达到96.3%，新增帮办代办窗口12个。',
    '推动政务服务向基层延伸': '完成乡镇、街道便民服务中心规范化建设38个，自助终端进园区21台。',
    '优化政务服务便民热线': '7月受理工单12460件，按时办结率95.8%，分析报告已报市领导。',
    '加快推进机关内部“一网协同”': '协同办公平台完成公文、会议模块开发，15个市直部门上线试用。',
    '建设城市运行管理平台': '接入城市运行体征数据62类，指标体系初稿已完成。',
    '推进“互联网+监管”': '监管事项目录清单完成第二次动态调整，信用分级分类监管覆盖7个领域。',
    '拓展生态环境智慧监测应用': '完成3处水质自动监测站选址，气象数据共享协议已签订。',
    '落实数据安全责任制': '政务数据安全管理办法已印发，组织12个部门开展风险评估。',
    '加强网络安全防护能力建设': '重要系统等级测评完成76%，7月组织应急演练1次。',
    '加强个人信息保护': '排查政务应用43个，发现超范围收集问题5个，已整改3个。',
    '健全数字政府建设制度体系': '政务信息化项目管理办法完成合法性审查，梳理拟修订文件9件。',
    '加强统筹协调，完善数字政府建设组织推进机制': '领导小组成员调整文件已印发，召开专题会议1次，研究事项6项。',
    '加强宣传引导，完善数字政府建设组织推进机制': '编发工作简报3期，在市级媒体刊发稿件11篇。',
}


def plain(text):
    return re.sub(r'[\s,，。、“”"]', '', str(text or ''))


BY_TEXT = {plain(key): value for key, value in TEXTS.items()}


class Sheet:
    """The table of a return: its columns by title and its task rows."""

    def __init__(self, path):
        self.book = openpyxl.load_workbook(path)
        self.sheet = self.book.worksheets[0]
        for row in self.sheet.iter_rows(max_row=20):
            titles = [str(cell.value or '').strip() for cell in row]
            if '序号' in titles and '进展情况' in titles:
                self.header = row[0].row
                self.columns = {title: at + 1 for at, title in enumerate(titles) if title}
                break
        self.rows = []
        row = self.header + 1
        while re.fullmatch(r'\d+(\.0)?', str(self.sheet.cell(row, self.columns['序号']).value or '').strip()):
            self.rows.append(row)
            row += 1

    def cell(self, row, title):
        return self.sheet.cell(row, self.columns[title])

    def fill(self, row, status=None, progress=None, closed=None, remarks=None):
        task = plain(self.cell(row, '主要任务').value)
        self.cell(row, '状态').value = status or '进行中'
        self.cell(row, '进展情况').value = progress if progress is not None else BY_TEXT[task]
        if closed:
            self.cell(row, '办结日期').value = closed
        if remarks:
            self.cell(row, '备注').value = remarks

    def save(self, name, modified):
        with tempfile.TemporaryDirectory() as folder:
            raw = pathlib.Path(folder) / 'raw.xlsx'
            self.book.save(raw)
            date_package(raw, out / name, modified)


def date_package(source, target, modified):
    """Copies a package with fixed dates, so that making the samples again gives the same bytes."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == 'docProps/core.xml':
                content = re.sub(rb'(<dcterms:modified[^>]*>)[^<]*', rb'\g<1>' + modified.encode(), content)
                content = re.sub(rb'(<dcterms:created[^>]*>)[^<]*', rb'\g<1>2026-07-01T00:00:00Z', content)
            new.writestr(zipfile.ZipInfo(name, (2026, 7, 28, 9, 0, 0)), content, zipfile.ZIP_DEFLATED)


def source(unit):
    return blank / f'{unit}_台账_2026-07.xlsx'


# clean
sheet = Sheet(source('数据资源科'))
for row in sheet.rows:
    done = plain(sheet.cell(row, '主要任务').value) == plain('编制公共数据资源目录')
    sheet.fill(row, '已完成' if done else None, closed=datetime.datetime(2026, 7, 24) if done else None)
sheet.save('数据资源科_台账_2026-07.xlsx', '2026-07-27T02:10:00Z')

# clean, one task done
sheet = Sheet(source('办公室'))
for row in sheet.rows:
    done = '统筹协调' in plain(sheet.cell(row, '主要任务').value)
    sheet.fill(row, '已完成' if done else None, closed=datetime.datetime(2026, 7, 22) if done else None)
sheet.save('办公室7月报送.xlsx', '2026-07-28T01:05:00Z')

# errors: a status that is none, empty talk, done without a date
sheet = Sheet(source('政策法规科'))
faults = [dict(status='已完成'), dict(progress='正常推进'), dict(status='差不多了')]
for row, fault in zip(sheet.rows, faults):
    sheet.fill(row, **fault)
sheet.save('政策法规科_台账_2026-07.xlsx', '2026-07-29T03:00:00Z')

# twice, with different content, from a computer whose clock stands wrong: nobody can say which is the later one
for name, extra in [('基础设施科台账.xlsx', ''), ('基础设施科台账（最终版）.xlsx', '（县区节点本周增加1个，累计5个。）')]:
    sheet = Sheet(source('基础设施科'))
    for at, row in enumerate(sheet.rows):
        sheet.fill(row)
        if at == 0 and extra:
            sheet.cell(row, '进展情况').value += extra
    sheet.save(name, '2019-01-01T00:00:00Z')

# rows sorted again by the office, and a deadline that is not its own to change
sheet = Sheet(source('安全保障科'))
for row in sheet.rows:
    sheet.fill(row)
width = sheet.sheet.max_column
contents = [[sheet.sheet.cell(row, column).value for column in range(1, width + 1)] for row in sheet.rows]
for row, values in zip(sheet.rows, reversed(contents)):
    for column, value in enumerate(values, 1):
        sheet.sheet.cell(row, column).value = value
sheet.cell(sheet.rows[0], '完成时间').value = '2026年12月底'
sheet.save('安全保障科（7月）.xlsx', '2026-07-28T07:40:00Z')

# saved as .xls by LibreOffice
sheet = Sheet(source('政务服务科'))
for row in sheet.rows:
    sheet.fill(row)
with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder) / '政务服务科_台账_2026-07.xlsx'
    sheet.book.save(path)
    subprocess.run(
        ['soffice', f'-env:UserInstallation=file://{folder}/profile', '--headless', '--convert-to', 'xls', '--outdir', str(out), str(path)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
