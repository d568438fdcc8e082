// A sign-in form and a desk with navigation, figures and a table, as an Ant Design project has them.
import {Button, Card, Col, ConfigProvider, Form, Input, Layout, Menu, Row, Select, Statistic, Table} from 'antd';
import zhCN from 'antd/locale/zh_CN';
import React, {useState} from 'react';
import {createRoot} from 'react-dom/client';

function SignIn({onDone}) {
    return (
        <Layout style={{minHeight: '100vh', display: 'grid', placeItems: 'center'}}>
            <Card title="用户登录" style={{width: 400}}>
                <Form layout="vertical" initialValues={{kind: 'enterprise'}} onFinish={onDone}>
                    <Form.Item name="user" label="用户名" rules={[{required: true, message: '请填写用户名'}]}>
                        <Input autoComplete="username" /></Form.Item>
                    <Form.Item name="password" label="密码" rules={[{required: true, message: '请填写密码'}]}>
                        <Input.Password autoComplete="current-password" /></Form.Item>
                    <Form.Item name="kind" label="账号类型">
                        <Select options={[{value: 'enterprise', label: '企业'}, {value: 'institution', label: '服务机构'}]} />
                    </Form.Item>
                    <Button type="primary" htmlType="submit" block>登录</Button>
                </Form>
            </Card>
        </Layout>);
}

const columns = ['订单编号', '服务项目', '服务机构', '金额', '状态', '更新时间'].map((title, index) =>
    ({title, dataIndex: `c${index}`}));
const rows = Array.from({length: 100000}, (_, n) => ({key: n, c0: `DD2026112400${n}`, c1: '知识产权代理服务',
    c2: '湘江知识产权服务中心', c3: `¥${n * 37}.00`, c4: '履行中', c5: '11-20 16:40'}));

function Desk({long}) {
    return (
        <Layout style={{minHeight: '100vh'}}>
            <Layout.Sider theme="light"><Menu items={['工作台', '企业资料', '密码修改'].map((label) => ({key: label, label}))} />
            </Layout.Sider>
            <Layout.Content style={{padding: 24}}>
                <h1>企业管理中心</h1>
                <Row gutter={16}>{['进行中的订单', '待付款', '咨询', '需求'].map((title) =>
                    <Col span={6} key={title}><Card><Statistic title={title} value={4} /></Card></Col>)}</Row>
                <Table columns={columns} dataSource={long ? rows : rows.slice(0, 10)} pagination={false}
                    virtual={long} scroll={long ? {y: 600, x: 1000} : undefined} />
            </Layout.Content>
        </Layout>);
}

function App() {
    const [signedIn, setSignedIn] = useState(location.hash !== '');
    return <ConfigProvider locale={zhCN}>{signedIn ? <Desk long={location.hash === '#long'} />
        : <SignIn onDone={() => setSignedIn(true)} />}</ConfigProvider>;
}
createRoot(document.getElementById('root')).render(<App />);
