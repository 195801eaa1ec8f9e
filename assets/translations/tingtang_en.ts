<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AmountPage</name>
    <message>
        <source>%1金额大约是？</source>
        <translation>%1: about how much?</translation>
    </message>
    <message>
        <source>只用来安排窗口和备好现金，不会显示在大屏上</source>
        <translation>Only to plan counter and cash. Never on the big screen.</translation>
    </message>
    <message>
        <source>说不准，先跳过</source>
        <translation>Not sure, skip</translation>
    </message>
</context>
<context>
    <name>AsideRow</name>
    <message>
        <source>%1 分前</source>
        <translation>%1 min ago</translation>
    </message>
</context>
<context>
    <name>AwayCurtain</name>
    <message>
        <source>系统暂时连不上，正在自动重连</source>
        <translation>Connection lost; reconnecting</translation>
    </message>
    <message>
        <source>下面是断开前的样子，连上后自动更新</source>
        <translation>Below is the last state; it updates by itself</translation>
    </message>
</context>
<context>
    <name>BookingPage</name>
    <message>
        <source>请输入预约码</source>
        <translation>Your booking code</translation>
    </message>
    <message>
        <source>预约时给您的 6 位数字</source>
        <translation>The 6 digits you were given when you booked</translation>
    </message>
    <message>
        <source>已输入 %1</source>
        <translation>Typed: %1</translation>
    </message>
</context>
<context>
    <name>ClosedPage</name>
    <message>
        <source>今天 %1 开门</source>
        <translation>Opens today at %1</translation>
    </message>
    <message>
        <source>明天 %1 开门</source>
        <translation>Opens tomorrow at %1</translation>
    </message>
    <message>
        <source>%1 %2 开门</source>
        <translation>Opens %1 at %2</translation>
    </message>
    <message>
        <source>现在不营业</source>
        <translation>We are closed now</translation>
    </message>
    <message>
        <source>开门后再来取号；有急事请点下面的按键</source>
        <translation>Please come back then. Urgent? Press the key below</translation>
    </message>
    <message>
        <source>本机只用来取号，不会要您输入密码</source>
        <translation>This machine never asks for your PIN</translation>
    </message>
</context>
<context>
    <name>DigitKeys</name>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>退格</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>大字</source>
        <translation>Large</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>签退</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>缩成小条</source>
        <translation>Shrink to a bar</translation>
    </message>
    <message>
        <source>已连接</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>正在重连</source>
        <translation>Reconnecting</translation>
    </message>
</context>
<context>
    <name>HelpKey</name>
    <message>
        <source>请工作人员来帮我</source>
        <translation>Ask a person to help</translation>
    </message>
    <message>
        <source>需要人工帮助</source>
        <translation>Ask a person</translation>
    </message>
</context>
<context>
    <name>HelpNav</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>本机只用来取号，不会要您输入密码</source>
        <translation>This machine never asks for your PIN</translation>
    </message>
    <message>
        <source>本机只用来取号，不会要您输入密码，也不能转账</source>
        <translation>This machine only issues numbers. It never asks for your PIN.</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>暂时叫不到人</source>
        <translation>Nobody is reachable</translation>
    </message>
    <message>
        <source>我来帮您</source>
        <translation>Help is coming</translation>
    </message>
    <message>
        <source>正在通知大堂经理</source>
        <translation>Telling the lobby manager</translation>
    </message>
    <message>
        <source>大堂经理已经看到，正往这边来</source>
        <translation>The lobby manager has seen it and is on the way</translation>
    </message>
    <message>
        <source>大堂经理马上过来</source>
        <translation>The lobby manager is on the way</translation>
    </message>
    <message>
        <source>请到大堂经理台，或再点一次求助</source>
        <translation>Please go to the lobby manager&apos;s desk, or ask once more below</translation>
    </message>
    <message>
        <source>请在取号机旁稍等，不用一直看屏幕</source>
        <translation>Please wait here for a moment</translation>
    </message>
</context>
<context>
    <name>HomeFooter</name>
    <message>
        <source>本机只用来取号，不会要您输入密码</source>
        <translation>This machine never asks for your PIN</translation>
    </message>
    <message>
        <source>本机只用来取号，不会要您输入密码，也不能转账</source>
        <translation>This machine only issues numbers. It never asks for your PIN.</translation>
    </message>
    <message>
        <source>还在吗？点一下屏幕就继续</source>
        <translation>Still here? Touch the screen to go on</translation>
    </message>
</context>
<context>
    <name>HomeKey</name>
    <message>
        <source>返回首页</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>还在吗？</source>
        <translation>Still here?</translation>
    </message>
    <message>
        <source>首页</source>
        <translation>Home</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>您今天想办什么？</source>
        <translation>What do you need today?</translation>
    </message>
    <message>
        <source>点一项，先看要等多久，再决定取不取号</source>
        <translation>Tap one. You see the wait before you take a number.</translation>
    </message>
    <message>
        <source>我有预约</source>
        <translation>Booked</translation>
    </message>
    <message>
        <source>贵宾客户</source>
        <translation>VIP client</translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message>
        <source>厅堂 · 取号机</source>
        <translation>Tingtang · Kiosk</translation>
    </message>
</context>
<context>
    <name>LargeHome</name>
    <message>
        <source>您想办什么？</source>
        <translation>What do you need?</translation>
    </message>
</context>
<context>
    <name>Lobby</name>
    <message>
        <source>大堂签到</source>
        <translation>Lobby sign-in</translation>
    </message>
    <message>
        <source>正在自动重连</source>
        <translation>Reconnecting</translation>
    </message>
</context>
<context>
    <name>LobbyBookingDialog</name>
    <message>
        <source>预约</source>
        <translation>Bookings</translation>
    </message>
    <message>
        <source>前几天</source>
        <translation>Earlier days</translation>
    </message>
    <message>
        <source>后几天</source>
        <translation>Later days</translation>
    </message>
    <message>
        <source>办什么业务</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>大约金额</source>
        <translation>Rough amount</translation>
    </message>
    <message>
        <source>几点来</source>
        <translation>When</translation>
    </message>
    <message>
        <source>还没有预约</source>
        <translation>No bookings yet</translation>
    </message>
</context>
<context>
    <name>LobbyBookingMade</name>
    <message>
        <source>已预约 %1</source>
        <translation>Booked: %1</translation>
    </message>
    <message>
        <source>预约码的二维码</source>
        <translation>QR of the booking code</translation>
    </message>
    <message>
        <source>请客户记下或拍下。到店后在取号机点“我有预约”</source>
        <translation>For the customer to note or photograph. At the branch: tap &quot;Booked&quot; on the kiosk</translation>
    </message>
    <message>
        <source>再约一个</source>
        <translation>Book another</translation>
    </message>
    <message>
        <source>好</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>LobbyBookingRow</name>
    <message>
        <source>取号</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
</context>
<context>
    <name>LobbyBroadcastBar</name>
    <message>
        <source>紧急广播：</source>
        <translation>Emergency: </translation>
    </message>
    <message>
        <source>广播：</source>
        <translation>Broadcast: </translation>
    </message>
    <message>
        <source>结束</source>
        <translation>End it</translation>
    </message>
</context>
<context>
    <name>LobbyBroadcastDialog</name>
    <message>
        <source>广播给大厅里的所有人</source>
        <translation>Broadcast to everyone in the lobby</translation>
    </message>
    <message>
        <source>要说的话，最多 %1 字；不写客户姓名</source>
        <translation>What to say, in Chinese, up to %1 characters; no customer&apos;s name</translation>
    </message>
    <message>
        <source>英文（可不填）</source>
        <translation>In English (optional)</translation>
    </message>
    <message>
        <source>紧急：先于叫号播报，一直显示到结束</source>
        <translation>Emergency: spoken before all calls, shown until it is ended</translation>
    </message>
    <message>
        <source>紧急播出</source>
        <translation>Broadcast as an emergency</translation>
    </message>
    <message>
        <source>播出</source>
        <translation>Broadcast</translation>
    </message>
</context>
<context>
    <name>LobbyClose</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>LobbyCounterCard</name>
    <message>
        <source>开窗</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>LobbyCounterDrawer</name>
    <message>
        <source>%1 号窗口</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>·</source>
        <translation>, </translation>
    </message>
    <message>
        <source>开窗</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>关窗</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>呼叫 %1 到这里</source>
        <translation>Call %1 here</translation>
    </message>
    <message>
        <source>办哪些区</source>
        <translation>Zones served</translation>
    </message>
    <message>
        <source>早一点支援</source>
        <translation>Help out sooner</translation>
    </message>
    <message>
        <source>晚一点支援</source>
        <translation>Help out later</translation>
    </message>
    <message>
        <source>改 %1 号窗口的业务区</source>
        <translation>Change zones of counter %1</translation>
    </message>
    <message>
        <source>业务区没有变化</source>
        <translation>Zones not changed</translation>
    </message>
    <message>
        <source>接下来</source>
        <translation>Next in line</translation>
    </message>
    <message>
        <source>没有人在等</source>
        <translation>Nobody is waiting</translation>
    </message>
</context>
<context>
    <name>LobbyCustomersDialog</name>
    <message>
        <source>客户名单</source>
        <translation>Customer lists</translation>
    </message>
    <message>
        <source>没有客户</source>
        <translation>No customers</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Page before</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>选这一页</source>
        <translation>Select this page</translation>
    </message>
    <message>
        <source>选整个名单</source>
        <translation>Select whole list</translation>
    </message>
    <message>
        <source>改派给</source>
        <translation>Give to</translation>
    </message>
    <message>
        <source>理由留在日志里，不要写客户的姓名</source>
        <translation>The reason stays in the log: no customer names</translation>
    </message>
</context>
<context>
    <name>LobbyHall</name>
    <message>
        <source>收起</source>
        <translation>Fewer</translation>
    </message>
    <message>
        <source>还有 %1 条</source>
        <translation>%1 more</translation>
    </message>
    <message>
        <source>客户名单</source>
        <translation>Customer lists</translation>
    </message>
</context>
<context>
    <name>LobbyHeader</name>
    <message>
        <source>大堂</source>
        <translation>Lobby</translation>
    </message>
    <message>
        <source>等候</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>人</source>
        <comment>people waiting</comment>
        <translation> </translation>
    </message>
    <message>
        <source>最久</source>
        <translation>Longest</translation>
    </message>
    <message>
        <source>分</source>
        <translation>min</translation>
    </message>
    <message>
        <source>今天已办</source>
        <translation>Done today</translation>
    </message>
    <message>
        <source>广播</source>
        <translation>Broadcast</translation>
    </message>
</context>
<context>
    <name>LobbyIssueDialog</name>
    <message>
        <source>替客户取号</source>
        <translation>Ticket for a customer</translation>
    </message>
    <message>
        <source>办什么业务</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>大约金额（可不选）</source>
        <translation>Amount, roughly (optional)</translation>
    </message>
    <message>
        <source>客户等级</source>
        <translation>Customer tier</translation>
    </message>
    <message>
        <source>客户情况</source>
        <translation>Needs</translation>
    </message>
    <message>
        <source>需要照顾</source>
        <translation>Care</translation>
    </message>
    <message>
        <source>单位业务</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>怎么办理</source>
        <translation>Served by</translation>
    </message>
    <message>
        <source>选了业务，就知道去哪个区</source>
        <translation>Choose a service to see the zone</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Issue the ticket</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>再取一张</source>
        <translation>Another one</translation>
    </message>
    <message>
        <source>好</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>LobbyLogDrawer</name>
    <message>
        <source>替客户取号</source>
        <translation>New ticket</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Bookings</translation>
    </message>
    <message>
        <source>今天的操作</source>
        <translation>Today&apos;s overrides</translation>
    </message>
    <message>
        <source>还没有。点号、窗口或区就能调整</source>
        <translation>None yet. Pick a ticket, a counter or a zone to change something</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>LobbyOffer</name>
    <message>
        <source>分钟</source>
        <translation>min</translation>
    </message>
    <message>
        <source>估算，按各业务通常用时</source>
        <translation>estimated from usual service times</translation>
    </message>
    <message>
        <source>请开 %1 号窗口</source>
        <translation>Open counter %1</translation>
    </message>
</context>
<context>
    <name>LobbyReasons</name>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>必选</source>
        <translation>required</translation>
    </message>
    <message>
        <source>补充一句（可不填）</source>
        <translation>A few words (optional)</translation>
    </message>
</context>
<context>
    <name>LobbyReceptionStrip</name>
    <message>
        <source>收起</source>
        <translation>Fewer</translation>
    </message>
    <message>
        <source>还有 %1 位</source>
        <translation>%1 more</translation>
    </message>
</context>
<context>
    <name>LobbyTicketCard</name>
    <message>
        <source>分</source>
        <translation>min</translation>
    </message>
    <message>
        <source>潜力客户</source>
        <translation>High potential</translation>
    </message>
</context>
<context>
    <name>LobbyTicketDrawer</name>
    <message>
        <source>仅员工可见</source>
        <translation>Staff only</translation>
    </message>
    <message>
        <source>·</source>
        <translation>, </translation>
    </message>
    <message>
        <source>要做什么</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>客户已同意</source>
        <translation>The customer agrees</translation>
    </message>
    <message>
        <source>先问客户：同意后点这里</source>
        <translation>Ask first; tap when they agree</translation>
    </message>
    <message>
        <source>移到哪里</source>
        <translation>Move to</translation>
    </message>
    <message>
        <source>请哪位理财经理</source>
        <translation>Which manager</translation>
    </message>
    <message>
        <source>谁代岗</source>
        <translation>Who covers</translation>
    </message>
    <message>
        <source>客户接下来</source>
        <translation>The customer then</translation>
    </message>
    <message>
        <source>哪个窗口</source>
        <translation>Which counter</translation>
    </message>
    <message>
        <source>不选就请下一位空闲的</source>
        <translation>or the next free one</translation>
    </message>
    <message>
        <source>经过</source>
        <translation>History</translation>
    </message>
</context>
<context>
    <name>LobbyZoneColumn</name>
    <message>
        <source>人</source>
        <comment>people waiting</comment>
        <translation> </translation>
    </message>
    <message>
        <source>还有 %1 张，可滑动</source>
        <translation>%1 more below</translation>
    </message>
    <message>
        <source>没有人在等</source>
        <translation>Nobody is waiting</translation>
    </message>
</context>
<context>
    <name>LobbyZoneDrawer</name>
    <message>
        <source>%1 人在等</source>
        <translation>%1 waiting</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>理由：%1</source>
        <translation>Reason: %1</translation>
    </message>
    <message>
        <source>现在不接新客户，已取的号照常办</source>
        <translation>No new customers now; tickets already taken are served</translation>
    </message>
    <message>
        <source>暂停后不接新客户，已取的号照常办</source>
        <translation>Closed, it takes no new customers; tickets already taken are served</translation>
    </message>
    <message>
        <source>暂停多久</source>
        <translation>For how long</translation>
    </message>
    <message>
        <source>重新开放</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>暂停%1</source>
        <translation>Close %1</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>已锁定·%1</source>
        <translation>Locked: %1</translation>
    </message>
    <message>
        <source>换人签到</source>
        <translation>Sign in as another</translation>
    </message>
</context>
<context>
    <name>NavKeys</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>本机只用来取号，不会要您输入密码</source>
        <translation>This machine never asks for your PIN</translation>
    </message>
    <message>
        <source>本机只用来取号，不会要您输入密码，也不能转账</source>
        <translation>This machine only issues numbers. It never asks for your PIN.</translation>
    </message>
</context>
<context>
    <name>NextList</name>
    <message>
        <source>挂起</source>
        <translation>On hold</translation>
    </message>
    <message>
        <source>过号</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>接下来</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>%1等候 </source>
        <translation>%1: </translation>
    </message>
    <message>
        <source> 人</source>
        <translation> waiting</translation>
    </message>
    <message>
        <source>·%1</source>
        <translation>, %1</translation>
    </message>
    <message>
        <source>继续办理</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>重新排队</source>
        <translation>Back in line</translation>
    </message>
    <message>
        <source>没有人等候</source>
        <translation>Nobody is waiting</translation>
    </message>
    <message>
        <source>共 %1 位，按规则排序</source>
        <translation>%1 in all, ordered by rule</translation>
    </message>
    <message>
        <source>按等候、预约和窗口能力排序</source>
        <translation>By wait, booking and counter</translation>
    </message>
    <message>
        <source>挂起 %1</source>
        <translation>On hold %1</translation>
    </message>
    <message>
        <source>过号 %1</source>
        <translation>Missed %1</translation>
    </message>
</context>
<context>
    <name>NextRow</name>
    <message>
        <source>分</source>
        <translation>min</translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>自助办理</source>
        <translation>Self-service</translation>
    </message>
    <message>
        <source>柜台办理</source>
        <translation>At the counter</translation>
    </message>
    <message>
        <source>前面还有 %1 人</source>
        <translation>%1 ahead of you</translation>
    </message>
    <message>
        <source>现在就能办</source>
        <translation>Can be done now</translation>
    </message>
    <message>
        <source>约</source>
        <translation>about</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>min</translation>
    </message>
    <message>
        <source>无需等待</source>
        <translation>No wait</translation>
    </message>
    <message>
        <source>请看叫号屏</source>
        <translation>See the screen</translation>
    </message>
    <message>
        <source>带好银行卡</source>
        <translation>Bring your bank card</translation>
    </message>
    <message>
        <source>带好证件</source>
        <translation>Bring your ID</translation>
    </message>
    <message>
        <source>工作人员可以陪您</source>
        <translation>Staff can help you</translation>
    </message>
    <message>
        <source>柜员为您办理</source>
        <translation>A teller does it for you</translation>
    </message>
    <message>
        <source>不用等叫号，直接去办</source>
        <translation>Walk straight there</translation>
    </message>
    <message>
        <source>先取号，坐着等叫号</source>
        <translation>Wait for your call</translation>
    </message>
    <message>
        <source>去自助区</source>
        <translation>Self-service</translation>
    </message>
    <message>
        <source>去柜台</source>
        <translation>Counter</translation>
    </message>
</context>
<context>
    <name>OfferPage</name>
    <message>
        <source>两种办法，您来选</source>
        <translation>Two ways. You choose.</translation>
    </message>
    <message>
        <source>两边都能办，选了还可以改</source>
        <translation>Both can do this, and you can change your mind</translation>
    </message>
    <message>
        <source>拿不定主意？点右下角，工作人员马上过来</source>
        <translation>Not sure? Press bottom right and someone comes over</translation>
    </message>
</context>
<context>
    <name>OthersPage</name>
    <message>
        <source>其他业务</source>
        <translation>Other services</translation>
    </message>
    <message>
        <source>贵宾客户</source>
        <translation>VIP client</translation>
    </message>
    <message>
        <source>我有预约</source>
        <translation>Booked</translation>
    </message>
</context>
<context>
    <name>OthersRow</name>
    <message>
        <source>其他业务</source>
        <translation>Other services</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>已输入 %1 位</source>
        <translation>%1 digits entered</translation>
    </message>
</context>
<context>
    <name>PotentialMark</name>
    <message>
        <source>潜力客户</source>
        <translation>High potential</translation>
    </message>
    <message>
        <source>潜</source>
        <translation>Potential</translation>
    </message>
</context>
<context>
    <name>PrimaryKey</name>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
</context>
<context>
    <name>RadioBar</name>
    <message>
        <source>·还有 %1 条</source>
        <translation>, %1 more</translation>
    </message>
    <message>
        <source>打开对讲</source>
        <translation>Open the radio</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>RadioChip</name>
    <message>
        <source>对讲，%1 条待应答</source>
        <translation>Radio, %1 to answer</translation>
    </message>
    <message>
        <source>对讲</source>
        <translation>Radio</translation>
    </message>
</context>
<context>
    <name>RadioDrawer</name>
    <message>
        <source>对讲</source>
        <translation>Radio</translation>
    </message>
    <message>
        <source>今天还没有消息</source>
        <translation>No messages yet today</translation>
    </message>
    <message>
        <source>发给：%1</source>
        <translation>To: %1</translation>
    </message>
    <message>
        <source>要说的话，不写客户姓名</source>
        <translation>Message, no names</translation>
    </message>
    <message>
        <source>发送</source>
        <translation>Send</translation>
    </message>
</context>
<context>
    <name>RadioRow</name>
    <message>
        <source>收到</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>RatingStaff</name>
    <message>
        <source>工作人员</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>请输入 PIN</source>
        <translation>Enter your PIN</translation>
    </message>
    <message>
        <source>请输入工号</source>
        <translation>Enter your staff number</translation>
    </message>
    <message>
        <source>回到全屏</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>改为窗口显示</source>
        <translation>Show in a window</translation>
    </message>
    <message>
        <source>退出评价屏</source>
        <translation>Leave the rating pad</translation>
    </message>
    <message>
        <source>回到评价</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>RatingWindow</name>
    <message>
        <source>厅堂 · 评价屏</source>
        <translation>Tingtang · Rating pad</translation>
    </message>
</context>
<context>
    <name>ServiceCard</name>
    <message>
        <source>%1 后再办</source>
        <translation>Back at %1</translation>
    </message>
</context>
<context>
    <name>ServiceRow</name>
    <message>
        <source>%1 后再办</source>
        <translation>Back at %1</translation>
    </message>
    <message>
        <source>有人陪您办</source>
        <translation>staff help you</translation>
    </message>
</context>
<context>
    <name>ServicesPage</name>
    <message>
        <source>请选择业务</source>
        <translation>Choose a service</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>首页</source>
        <translation>Home</translation>
    </message>
</context>
<context>
    <name>SheetPanel</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>客户已同意</source>
        <translation>The customer agrees</translation>
    </message>
    <message>
        <source>先问客户：同意后点这里</source>
        <translation>Ask first; tap when they agree</translation>
    </message>
    <message>
        <source>办完回本窗口</source>
        <translation>Comes back here when done</translation>
    </message>
    <message>
        <source>或写一句，回车暂停</source>
        <translation>Or type why, Enter pauses</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>柜员签到</source>
        <translation>Teller sign-in</translation>
    </message>
    <message>
        <source>在哪个窗口</source>
        <translation>Which counter</translation>
    </message>
    <message>
        <source>%1 号窗口</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>没有人</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>工号</source>
        <translation>Staff number</translation>
    </message>
</context>
<context>
    <name>StaffCorner</name>
    <message>
        <source>工作人员</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>请输入 PIN</source>
        <translation>Enter your PIN</translation>
    </message>
    <message>
        <source>请输入工号</source>
        <translation>Enter your staff number</translation>
    </message>
    <message>
        <source>回到全屏</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>改为窗口显示</source>
        <translation>Show in a window</translation>
    </message>
    <message>
        <source>退出取号机</source>
        <translation>Leave the kiosk</translation>
    </message>
    <message>
        <source>回到取号</source>
        <translation>Back to tickets</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>选业务</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>大约金额</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>办理方式</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>预约码</source>
        <translation>Code</translation>
    </message>
</context>
<context>
    <name>Teller</name>
    <message>
        <source>%1 号窗口</source>
        <translation>Counter %1</translation>
    </message>
</context>
<context>
    <name>TellerPage</name>
    <message>
        <source>每一步 10 秒内都可以撤销，按 Ctrl+Z</source>
        <translation>Every step can be undone for 10 s: Ctrl+Z</translation>
    </message>
    <message>
        <source>系统暂时连不上，正在自动重连；手上的业务可以照常办</source>
        <translation>Connection lost, reconnecting by itself; carry on with the customer at hand</translation>
    </message>
    <message>
        <source>系统有点慢，请稍等</source>
        <translation>The system is slow; one moment</translation>
    </message>
</context>
<context>
    <name>TellerStrip</name>
    <message>
        <source>柜员小条</source>
        <translation>Teller bar</translation>
    </message>
    <message>
        <source>连不上，正在重连</source>
        <translation>Reconnecting</translation>
    </message>
    <message>
        <source>Ctrl+Z 撤销：%1</source>
        <translation>Ctrl+Z: %1</translation>
    </message>
    <message>
        <source>重呼</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>过号</source>
        <translation>No-show</translation>
    </message>
    <message>
        <source>%1，还有 %2 人</source>
        <translation>%1, %2 in line</translation>
    </message>
    <message>
        <source>展开</source>
        <translation>Expand</translation>
    </message>
</context>
<context>
    <name>TicketBand</name>
    <message>
        <source>正在打印小票，请稍等</source>
        <translation>Printing your slip, one moment</translation>
    </message>
    <message>
        <source>小票打不出来了，请扫码或记下号码</source>
        <translation>The slip did not print. Scan or note the number</translation>
    </message>
    <message>
        <source>小票打不出来了，请记下号码</source>
        <translation>The slip did not print. Please note your number</translation>
    </message>
    <message>
        <source>系统暂时连不上，请再点一次</source>
        <translation>Connection lost for a moment. Please tap again</translation>
    </message>
    <message>
        <source>系统暂时连不上，号码还没有排上</source>
        <translation>No connection: you are not in the queue yet</translation>
    </message>
    <message>
        <source>这个号没有排上，请重新取号</source>
        <translation>Not in the queue. Please take a new number</translation>
    </message>
    <message>
        <source>小票出来以后，号码就排上了</source>
        <translation>You are in the queue as soon as it is out</translation>
    </message>
    <message>
        <source>记好以后点下面的键，号码才算排上</source>
        <translation>Noted? Tap the key below: only then does it count</translation>
    </message>
    <message>
        <source>请稍等，也可以请工作人员来帮您</source>
        <translation>Please wait a moment, or ask for a person</translation>
    </message>
    <message>
        <source>如果出来了一张作废的小票，不用管它</source>
        <translation>Ignore any slip marked VOID</translation>
    </message>
    <message>
        <source>请回首页再点一次，也可以请工作人员来帮您</source>
        <translation>Go home and tap again, or ask a person</translation>
    </message>
    <message>
        <source>正在叫您的号，请到 %1 号窗口</source>
        <translation>It is your turn: window %1</translation>
    </message>
    <message>
        <source>请直接到自助区办理</source>
        <translation>Please go straight to self-service</translation>
    </message>
    <message>
        <source>大堂经理会来找您</source>
        <translation>The lobby manager will come to you</translation>
    </message>
    <message>
        <source>请扫码或记下号码</source>
        <translation>Scan it or note your number</translation>
    </message>
    <message>
        <source>请记下您的号码</source>
        <translation>Please note your number</translation>
    </message>
    <message>
        <source>请取走小票</source>
        <translation>Please take your slip</translation>
    </message>
    <message>
        <source>号码已经排上，请记住它</source>
        <translation>You are in the queue. Keep the number in mind</translation>
    </message>
    <message>
        <source>叫到的号在大屏上也能看到</source>
        <translation>It is on the big screen too</translation>
    </message>
    <message>
        <source>现在就能去，不用等叫号</source>
        <translation>Go there now; you will not be called</translation>
    </message>
    <message>
        <source>需要先登记，请记下号码，在休息区稍坐</source>
        <translation>It needs a form first. Note your number and take a seat</translation>
    </message>
    <message>
        <source>请在休息区等候，注意呼叫及大屏</source>
        <translation>Take a seat, and watch and listen for it</translation>
    </message>
    <message>
        <source>请取走小票，现在就能去，不用等叫号</source>
        <translation>Take your slip and go; you will not be called</translation>
    </message>
    <message>
        <source>需要先登记，请取走小票，在休息区稍坐</source>
        <translation>Take your slip and a seat; we note it down with you</translation>
    </message>
</context>
<context>
    <name>TicketCard</name>
    <message>
        <source>业务</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>大约金额</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>仅员工可见</source>
        <translation>Staff only</translation>
    </message>
</context>
<context>
    <name>TicketPage</name>
    <message>
        <source>票的二维码</source>
        <translation>The ticket&apos;s QR code</translation>
    </message>
    <message>
        <source>扫码在手机上看排队</source>
        <translation>Follow the queue on your phone</translation>
    </message>
    <message>
        <source>可以用手机拍下来</source>
        <translation>Take a photo if you like</translation>
    </message>
    <message>
        <source>请留着这个号</source>
        <translation>Keep this number</translation>
    </message>
    <message>
        <source>离开一会儿也不怕，手机上随时能看</source>
        <translation>Step out: the queue is on your phone</translation>
    </message>
    <message>
        <source>记住号码就行，不用一直站着</source>
        <translation>Remember your number and take a seat</translation>
    </message>
    <message>
        <source>办不成就找工作人员，这个号不用重排</source>
        <translation>If it fails, ask staff; you keep your place</translation>
    </message>
    <message>
        <source>不扫也可以，大屏和语音都会叫您</source>
        <translation>Or wait: screen and voice call you</translation>
    </message>
    <message>
        <source>大屏和语音都会叫您</source>
        <translation>The screen and the voice will call you</translation>
    </message>
    <message>
        <source>扫好或记好了，用这个号</source>
        <translation>Noted, keep this number</translation>
    </message>
    <message>
        <source>记下了，用这个号</source>
        <translation>Noted, keep this number</translation>
    </message>
    <message>
        <source>自助区有工作人员，可以请他们陪您办</source>
        <translation>There are staff at self-service: ask them to help</translation>
    </message>
    <message>
        <source>叫到后 %1 分钟内到窗口；过号找大堂经理</source>
        <translation>Come within %1 min when called. Missed? See the manager</translation>
    </message>
    <message>
        <source>叫到后请在 %1 分钟内到窗口；过号不用重取，找大堂经理即可</source>
        <translation>Come within %1 min when called. Missed it? See the lobby manager.</translation>
    </message>
</context>
<context>
    <name>TicketSheet</name>
    <message>
        <source>取号成功</source>
        <translation>Number issued</translation>
    </message>
    <message>
        <source>已为您登记</source>
        <translation>You are on the list</translation>
    </message>
    <message>
        <source>正在出票</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>没有取到号</source>
        <translation>No number taken</translation>
    </message>
    <message>
        <source>打印机：%1</source>
        <translation>Printer: %1</translation>
    </message>
    <message>
        <source>还没有排上</source>
        <translation>Not in the queue yet</translation>
    </message>
    <message>
        <source>正在登记</source>
        <translation>One moment</translation>
    </message>
    <message>
        <source>您的号码</source>
        <translation>Your number</translation>
    </message>
    <message>
        <source>请到</source>
        <translation>Please go to</translation>
    </message>
    <message>
        <source>大约还要等</source>
        <translation>Wait about</translation>
    </message>
    <message>
        <source>等候</source>
        <translation>Wait</translation>
    </message>
    <message>
        <source>请听叫号</source>
        <translation>Please listen</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>min</translation>
    </message>
    <message>
        <source>无需等待</source>
        <translation>No wait</translation>
    </message>
    <message>
        <source>暂时估不准</source>
        <translation>Cannot say yet</translation>
    </message>
    <message>
        <source>您前面</source>
        <translation>People ahead</translation>
    </message>
    <message>
        <source>人</source>
        <translation>people</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>撤销 %1 秒</source>
        <translation>Undo %1 s</translation>
    </message>
</context>
<context>
    <name>VipArrivalCard</name>
    <message>
        <source>分</source>
        <translation>min</translation>
    </message>
    <message>
        <source>刚到</source>
        <translation>New</translation>
    </message>
    <message>
        <source>请理财经理</source>
        <translation>Ask a manager</translation>
    </message>
</context>
<context>
    <name>VipFindBar</name>
    <message>
        <source>没带卡？扫码或输手机号</source>
        <translation>No card? Scan or type a phone number</translation>
    </message>
    <message>
        <source>%1 就是这位客户</source>
        <translation>%1 is this customer</translation>
    </message>
    <message>
        <source>不是这位</source>
        <translation>Not this one</translation>
    </message>
</context>
<context>
    <name>VipLobby</name>
    <message>
        <source>贵宾区</source>
        <translation>VIP area</translation>
    </message>
    <message>
        <source>今天已接待</source>
        <translation>Received today</translation>
    </message>
    <message>
        <source>贵宾区签到</source>
        <translation>VIP area sign-in</translation>
    </message>
    <message>
        <source>正在自动重连</source>
        <translation>Reconnecting</translation>
    </message>
</context>
<context>
    <name>VipManagerCard</name>
    <message>
        <source>今天 %1 位</source>
        <translation>%1 today</translation>
    </message>
</context>
<context>
    <name>VipPage</name>
    <message>
        <source>刷卡、扫码，或输入会员号</source>
        <translation>Swipe, scan or type your code</translation>
    </message>
    <message>
        <source>也可以输入手机号。输入的内容不会显示出来</source>
        <translation>A phone number works too. What you type is not shown</translation>
    </message>
    <message>
        <source>已输入 %1 位</source>
        <translation>%1 digits entered</translation>
    </message>
    <message>
        <source>请直接选业务，或请工作人员帮您</source>
        <translation>Please choose a service, or ask our staff</translation>
    </message>
    <message>
        <source>直接选业务</source>
        <translation>Straight to the services</translation>
    </message>
</context>
<context>
    <name>VipReception</name>
    <message>
        <source>到店客户</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>没有人在等</source>
        <translation>Nobody is waiting</translation>
    </message>
    <message>
        <source>理财经理</source>
        <translation>Wealth managers</translation>
    </message>
    <message>
        <source>贵宾窗口</source>
        <translation>VIP counter</translation>
    </message>
    <message>
        <source>接待中</source>
        <translation>Being received</translation>
    </message>
    <message>
        <source>没有接待</source>
        <translation>Nobody is being received</translation>
    </message>
</context>
<context>
    <name>WaitText</name>
    <message>
        <source>不用等</source>
        <translation>No wait</translation>
    </message>
    <message>
        <source>无需等待</source>
        <translation>No wait</translation>
    </message>
    <message>
        <source>约 %1–%2 分钟</source>
        <translation>%1–%2 min</translation>
    </message>
    <message>
        <source>暂停办理</source>
        <translation>Closed for now</translation>
    </message>
    <message>
        <source>前面 %1 人</source>
        <translation>%1 ahead</translation>
    </message>
</context>
<context>
    <name>Wealth</name>
    <message>
        <source>理财经理签到</source>
        <translation>Wealth manager sign-in</translation>
    </message>
    <message>
        <source>正在自动重连</source>
        <translation>Reconnecting by itself</translation>
    </message>
</context>
<context>
    <name>WealthAddForm</name>
    <message>
        <source>把 %1 加入客户簿</source>
        <translation>Add %1 to the book</translation>
    </message>
    <message>
        <source>加入客户簿</source>
        <translation>Add to the book</translation>
    </message>
    <message>
        <source>加一位客户</source>
        <translation>Add a customer</translation>
    </message>
    <message>
        <source>怎么称呼</source>
        <translation>Addressed as</translation>
    </message>
    <message>
        <source>例如：王女士</source>
        <translation>e.g. Ms Wang</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Tier</translation>
    </message>
    <message>
        <source>下次凭什么认</source>
        <translation>Recognised by</translation>
    </message>
    <message>
        <source>号码不留原文：认得出人，看不回号码</source>
        <translation>Stored scrambled: enough to recognise, never readable</translation>
    </message>
    <message>
        <source>怎么联系</source>
        <translation>Reached by</translation>
    </message>
    <message>
        <source>客户同意建立档案</source>
        <translation>The customer consents to a record</translation>
    </message>
</context>
<context>
    <name>WealthConsent</name>
    <message>
        <source>客户收回同意？</source>
        <translation>Does the customer withdraw consent?</translation>
    </message>
    <message>
        <source>客户当面同意建立档案？</source>
        <translation>Has the customer consented in person?</translation>
    </message>
    <message>
        <source>迎宾的席位不再显示称呼；已安排的电话、走访、生日和到期都取消。记录留着。</source>
        <translation>Reception no longer shows the name; planned calls, visits, birthdays and maturities are cancelled. Notes stay.</translation>
    </message>
    <message>
        <source>同意后，迎宾的席位显示称呼，可以安排电话、走访、生日问候和到期提醒。随时可以收回。</source>
        <translation>Reception then shows the name, and calls, visits, birthdays and maturities may be planned. Consent can be withdrawn at any time.</translation>
    </message>
    <message>
        <source>登记：客户收回同意</source>
        <translation>Record the withdrawal</translation>
    </message>
    <message>
        <source>登记：客户当面同意</source>
        <translation>Record consent given in person</translation>
    </message>
</context>
<context>
    <name>WealthCorrectForm</name>
    <message>
        <source>怎么称呼</source>
        <translation>Addressed as</translation>
    </message>
    <message>
        <source>例如：王女士</source>
        <translation>For example: Ms Wang</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Tier</translation>
    </message>
    <message>
        <source>怎么联系</source>
        <translation>Reached by</translation>
    </message>
    <message>
        <source>偏好</source>
        <translation>Preferences</translation>
    </message>
    <message>
        <source>例如：喜欢上午来，先说风险</source>
        <translation>For example: comes in the morning; risk first</translation>
    </message>
</context>
<context>
    <name>WealthDays</name>
    <message>
        <source>早一天</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>晚一天</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>WealthDecline</name>
    <message>
        <source>%1 不去贵宾区了？</source>
        <translation>%1 declines the VIP area?</translation>
    </message>
    <message>
        <source>客户回到原来的位置，不用重新排队</source>
        <translation>Back to the same place in the queue, no new ticket</translation>
    </message>
    <message>
        <source>客户不去了</source>
        <translation>Customer declines</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>WealthEnding</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>结束 %1</source>
        <translation>End %1</translation>
    </message>
</context>
<context>
    <name>WealthEscort</name>
    <message>
        <source>陪同去哪个窗口</source>
        <translation>Walk to which counter</translation>
    </message>
    <message>
        <source>%1 号窗口</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>没有柜员</source>
        <translation>No teller</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>WealthGuestCard</name>
    <message>
        <source>现在没有接待客户</source>
        <translation>Nobody with you just now</translation>
    </message>
    <message>
        <source>我的客户</source>
        <translation>My customer</translation>
    </message>
    <message>
        <source>不在客户簿里</source>
        <translation>Not in the book</translation>
    </message>
    <message>
        <source>客户档案</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>加入客户簿</source>
        <translation>Add to the book</translation>
    </message>
    <message>
        <source>陪同去窗口</source>
        <translation>Walk to a counter</translation>
    </message>
    <message>
        <source>客户不去了</source>
        <translation>Customer declines</translation>
    </message>
    <message>
        <source>再记一条</source>
        <translation>Another note</translation>
    </message>
    <message>
        <source>记录：谈了什么</source>
        <translation>Note: what was talked about</translation>
    </message>
    <message>
        <source>没有要记的</source>
        <translation>Nothing to note</translation>
    </message>
    <message>
        <source>这次接待已有记录</source>
        <translation>This consultation has its note</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Outcome</translation>
    </message>
</context>
<context>
    <name>WealthGuestRow</name>
    <message>
        <source>%1 分钟</source>
        <translation>%1 min</translation>
    </message>
</context>
<context>
    <name>WealthHeader</name>
    <message>
        <source>今天接待 %1 位</source>
        <translation>%1 received today</translation>
    </message>
    <message>
        <source>理财经理</source>
        <translation>Wealth manager</translation>
    </message>
    <message>
        <source>我回来了</source>
        <translation>I am back</translation>
    </message>
    <message>
        <source>暂离</source>
        <translation>Away</translation>
    </message>
</context>
<context>
    <name>WealthInvitations</name>
    <message>
        <source>我的邀请</source>
        <translation>My invitations</translation>
    </message>
    <message>
        <source>暂离中，不会派客户给您</source>
        <translation>Away: nobody is sent to you</translation>
    </message>
    <message>
        <source>现在没有邀请</source>
        <translation>No invitation just now</translation>
    </message>
    <message>
        <source>还没有人接</source>
        <translation>Nobody has accepted</translation>
    </message>
    <message>
        <source>接</source>
        <comment>accept an invitation</comment>
        <translation>Accept</translation>
    </message>
    <message>
        <source>贵宾区等候</source>
        <translation>Waiting in the VIP zone</translation>
    </message>
    <message>
        <source>没有人等候</source>
        <translation>Nobody is waiting</translation>
    </message>
    <message>
        <source>接待</source>
        <translation>Welcome</translation>
    </message>
</context>
<context>
    <name>WealthList</name>
    <message>
        <source>称呼、等级；或刷卡、扫码、输手机号</source>
        <translation>Name or tier; or swipe, scan, type a phone</translation>
    </message>
    <message>
        <source>在客户簿里按号码找</source>
        <translation>Search the book by number</translation>
    </message>
    <message>
        <source>加一位客户</source>
        <translation>Add a customer</translation>
    </message>
</context>
<context>
    <name>WealthNoteForm</name>
    <message>
        <source>记录：谈了什么</source>
        <translation>Note: what was talked about</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>需求</source>
        <translation>Needs</translation>
    </message>
    <message>
        <source>谈到的产品</source>
        <translation>Products</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>下一步：%1</source>
        <translation>Next step: %1</translation>
    </message>
    <message>
        <source>·</source>
        <translation>, </translation>
    </message>
    <message>
        <source>到时提醒：%1</source>
        <translation>Reminder: %1</translation>
    </message>
    <message>
        <source>保存记录</source>
        <translation>Save the note</translation>
    </message>
</context>
<context>
    <name>WealthOffer</name>
    <message>
        <source>·</source>
        <translation>, </translation>
    </message>
    <message>
        <source>接</source>
        <comment>accept an invitation</comment>
        <translation>Accept</translation>
    </message>
    <message>
        <source>转给下一位</source>
        <translation>Pass on</translation>
    </message>
</context>
<context>
    <name>WealthPanel</name>
    <message>
        <source>今天的安排</source>
        <translation>Today&apos;s plan</translation>
    </message>
    <message>
        <source>我的名单</source>
        <translation>My list</translation>
    </message>
</context>
<context>
    <name>WealthPlanForm</name>
    <message>
        <source>计划什么</source>
        <translation>What to plan</translation>
    </message>
    <message>
        <source>哪一天</source>
        <translation>On which day</translation>
    </message>
    <message>
        <source>早一月</source>
        <translation>−1 mth</translation>
    </message>
    <message>
        <source>早一天</source>
        <translation>−1 day</translation>
    </message>
    <message>
        <source>晚一天</source>
        <translation>+1 day</translation>
    </message>
    <message>
        <source>晚一周</source>
        <translation>+1 wk</translation>
    </message>
    <message>
        <source>晚一月</source>
        <translation>+1 mth</translation>
    </message>
    <message>
        <source>晚一年</source>
        <translation>+1 yr</translation>
    </message>
    <message>
        <source>内容（可不填）</source>
        <translation>About (optional)</translation>
    </message>
    <message>
        <source>加入计划</source>
        <translation>Plan it</translation>
    </message>
</context>
<context>
    <name>WealthPlanRow</name>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>改期</source>
        <translation>Postpone</translation>
    </message>
</context>
<context>
    <name>WealthPlanSheet</name>
    <message>
        <source>改到哪天：%1</source>
        <translation>Postpone: %1</translation>
    </message>
    <message>
        <source>完成：%1</source>
        <translation>Done: %1</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>改到 %1</source>
        <translation>Postpone to %1</translation>
    </message>
    <message>
        <source>理由，补充一句</source>
        <translation>Why, in your own words</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>取消这项计划</source>
        <translation>Cancel this plan</translation>
    </message>
    <message>
        <source>结果（可不填）</source>
        <translation>What came of it (optional)</translation>
    </message>
    <message>
        <source>改期</source>
        <translation>Postpone</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>WealthRecordDrawer</name>
    <message>
        <source>%1 就是这位客户</source>
        <translation>%1 is this customer</translation>
    </message>
    <message>
        <source>保存更正</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>写记录</source>
        <translation>Write a note</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>正在打开</source>
        <translation>Opening</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Tier</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>联系方式</source>
        <translation>Reached by</translation>
    </message>
    <message>
        <source>偏好</source>
        <translation>Preferences</translation>
    </message>
    <message>
        <source>上次来往</source>
        <translation>Last met</translation>
    </message>
    <message>
        <source>收回同意</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>登记同意</source>
        <translation>Record consent</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>计划</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>加计划</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>还没有计划</source>
        <translation>Nothing planned yet</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>还没有记录</source>
        <translation>No notes yet</translation>
    </message>
    <message>
        <source>·</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>WealthReminder</name>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
</context>
</TS>
